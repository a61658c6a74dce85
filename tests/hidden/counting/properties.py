"""Hidden suite of `counting`."""

from hypothesis import strategies as st

from grader.compare import close
from grader.suite import Suite
from tests.strategies.counting import networks

suite = Suite("counting")
conv2d_parameters = suite.function("conv2d_parameters")
linear_parameters = suite.function("linear_parameters")
locally_connected_parameters = suite.function("locally_connected_parameters")
network_output_shape = suite.function("network_output_shape")
network_parameters = suite.function("network_parameters")
receptive_field = suite.function("receptive_field")

few, sizes, many = st.integers(1, 12), st.integers(1, 7), st.integers(1000, 50_000)


def conv(channels, side, **settings):
    return {"type": "conv", "out_channels": channels, "kernel_size": side, **settings}


def pool(size):
    return {"type": "pool", "size": size}


def linear(features):
    return {"type": "linear", "out_features": features}


RELU, FLATTEN = {"type": "relu"}, {"type": "flatten"}

# What no exam may miss: every kind of layer alone, stride and padding left out and written, remainders, no square.
SMALL = [
    ([], (3, 5, 7)),
    ([RELU], (2, 4, 6)),
    ([FLATTEN], (2, 3, 5)),
    ([pool(2)], (3, 7, 8)),
    ([pool(3)], (2, 11, 10)),
    ([conv(4, 3)], (2, 7, 9)),
    ([conv(4, 3, padding=1)], (2, 7, 9)),
    ([conv(4, 3, stride=2)], (2, 8, 9)),
    ([conv(4, 2, stride=3, padding=2)], (3, 9, 12)),
    ([conv(4, 1, stride=2, padding=0)], (3, 5, 6)),
    ([conv(5, 5, stride=1, padding=2), RELU, pool(2)], (1, 9, 12)),
    ([conv(4, 3), RELU, pool(2), conv(6, 3, padding=1, stride=2), RELU, pool(2)], (3, 22, 26)),
    ([pool(2), pool(3), conv(2, 3), conv(3, 2, stride=2), conv(4, 3)], (2, 61, 47)),
    ([conv(2, 4, stride=4), pool(2), conv(3, 3, stride=2), conv(1, 2)], (1, 47, 61)),
]
DENSE = [
    ([FLATTEN, linear(5)], (2, 3, 4)),
    ([FLATTEN, linear(5), RELU, linear(3)], (1, 4, 6)),
    ([conv(4, 3), RELU, pool(2), FLATTEN, linear(7), RELU, linear(10)], (3, 8, 11)),
    ([conv(3, 3, padding=1), FLATTEN, RELU, linear(2)], (2, 5, 4)),
]
# The networks of the lecture and of the literature.
LENET = [
    conv(6, 5),
    RELU,
    pool(2),
    conv(16, 5),
    RELU,
    pool(2),
    FLATTEN,
    linear(120),
    RELU,
    linear(84),
    RELU,
    linear(10),
]
COURSE = [conv(32, 3, padding=1), RELU, pool(2), conv(64, 3, padding=1), RELU, pool(2)]
COURSE += [FLATTEN, linear(128), RELU, linear(10)]
VGG = [
    layer
    for width, depth in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))
    for layer in [*[conv(width, 3, padding=1), RELU] * depth, pool(2)]
]
VGG += [FLATTEN, linear(4096), RELU, linear(4096), RELU, linear(1000)]
ALEXNET = [conv(64, 11, stride=4, padding=2), RELU, pool(2), conv(192, 5, padding=2), RELU, pool(2)]
# More parameters than 32 bits can count.
WIDE = [FLATTEN, linear(60_000)]
LARGE = [
    (LENET, (1, 32, 32)),
    (COURSE, (3, 32, 32)),
    (VGG, (3, 224, 224)),
    (ALEXNET, (3, 227, 301)),
    (WIDE, (3, 200, 180)),
]


def only_layers(cases):
    """Return the layers of `cases`, without the shape of the input."""
    return [(layers,) for layers, _ in cases]


some_networks = networks(sides=st.integers(1, 12))
large_networks = networks(sides=st.integers(100, 600))
image_networks = networks(dense=False, sides=st.integers(1, 12))


@conv2d_parameters.agreement(st.tuples(few, few, sizes, st.booleans()), points=2, examples=60, edge=[(3, 5, 4, True)])
def counts_weights_and_biases(in_channels, out_channels, kernel_size, bias):
    """Counts the weights of all kernels, and one bias per filter where there are biases.

    fr: Compte les poids de tous les noyaux, et un biais par filtre s’il y a des biais.
    """
    return conv2d_parameters(in_channels, out_channels, kernel_size, bias=bias)


@conv2d_parameters.agreement(
    st.tuples(many, many, sizes), points=1, examples=20, edge=[(1, 10, 10), (40_000, 50_000, 7)]
)
def counts_large_layers(in_channels, out_channels, kernel_size):
    """Counts large layers exactly; biases are there unless one says otherwise.

    fr: Compte exactement de grandes couches ; les biais sont là, sauf indication contraire.
    """
    return conv2d_parameters(in_channels, out_channels, kernel_size)


@conv2d_parameters.law(st.tuples(few, few, sizes), points=1, examples=20, edge=[(3, 5, 4)])
def has_one_bias_per_filter(in_channels, out_channels, kernel_size):
    """With biases there is one parameter more per filter.

    fr: Avec biais, il y a un paramètre de plus par filtre.
    """
    with_bias, without = yield (
        conv2d_parameters(in_channels, out_channels, kernel_size, True),
        conv2d_parameters(in_channels, out_channels, kernel_size, False),
    )
    close(with_bias - without, out_channels)


@linear_parameters.agreement(
    st.tuples(few, few, st.booleans()), points=2, examples=60, edge=[(3, 5, True), (4, 2, False)]
)
def counts_connections_and_biases(in_features, out_features, bias):
    """Counts the connections, and one bias per output where there are biases.

    fr: Compte les connexions, et un biais par sortie s’il y a des biais.
    """
    return linear_parameters(in_features, out_features, bias=bias)


@linear_parameters.agreement(st.tuples(many, many), points=1, examples=20, edge=[(40_000, 40_000), (100_000, 90_001)])
def counts_large_dense_layers(in_features, out_features):
    """Counts large layers exactly; biases are there unless one says otherwise.

    fr: Compte exactement de grandes couches ; les biais sont là, sauf indication contraire.
    """
    return linear_parameters(in_features, out_features)


@linear_parameters.law(st.tuples(few, few), points=1, examples=20, edge=[(3, 5)])
def has_one_bias_per_output(in_features, out_features):
    """With biases there is one parameter more per output.

    fr: Avec biais, il y a un paramètre de plus par sortie.
    """
    with_bias, without = yield (
        linear_parameters(in_features, out_features, True),
        linear_parameters(in_features, out_features, False),
    )
    close(with_bias - without, out_features)


@locally_connected_parameters.agreement(st.tuples(few, few, sizes), points=2, examples=60, edge=[(5, 7, 3), (4, 4, 1)])
def counts_a_kernel_per_pixel(height, width, kernel_size):
    """Counts one kernel per pixel, without bias.

    fr: Compte un noyau par pixel, sans biais.
    """
    return locally_connected_parameters(height, width, kernel_size)


@locally_connected_parameters.agreement(
    st.tuples(many, many, sizes), points=1, examples=20, edge=[(200, 200, 10), (50_000, 49_999, 7)]
)
def counts_large_images(height, width, kernel_size):
    """Counts exactly on large images.

    fr: Compte exactement sur de grandes images.
    """
    return locally_connected_parameters(height, width, kernel_size)


@locally_connected_parameters.law(st.tuples(few, few, sizes), points=1, examples=20, edge=[(5, 7, 3)])
def is_the_same_for_an_image_on_its_side(height, width, kernel_size):
    """An image laid on its side has as many parameters, an image twice as high twice as many.

    fr: Une image couchée sur le côté a autant de paramètres, une image deux fois plus haute en a deux fois plus.
    """
    straight, lying, doubled = yield (
        locally_connected_parameters(height, width, kernel_size),
        locally_connected_parameters(width, height, kernel_size),
        locally_connected_parameters(2 * height, width, kernel_size),
    )
    close([lying, doubled], [straight, 2 * straight])


@network_output_shape.agreement(some_networks, points=4, edge=[*SMALL, *DENSE])
def follows_the_shape(layers, shape):
    """Follows the shape through small networks.

    fr: Suit la forme à travers de petits réseaux.
    """
    return network_output_shape(layers, shape)


@network_output_shape.agreement(large_networks, points=2, examples=30, edge=LARGE)
def follows_large_shapes(layers, shape):
    """Follows the shape of large images, through LeNet-5 and VGG-16 too.

    fr: Suit la forme de grandes images, à travers LeNet-5 et VGG-16 aussi.
    """
    return network_output_shape(layers, shape)


@network_output_shape.law(
    st.tuples(st.tuples(few, few, few), few, st.integers(0, 4)), points=1, edge=[((3, 5, 7), 4, 1), ((3, 5, 7), 2, 2)]
)
def keeps_the_size_with_the_right_padding(shape, out_channels, padding):
    """A convolution of odd size 2p + 1 with padding p changes the number of channels only.

    fr: Une convolution de taille impaire 2p + 1 avec un padding p ne change que le nombre de canaux.
    """
    result = yield network_output_shape([conv(out_channels, 2 * padding + 1, padding=padding)], shape)
    close(list(result), [out_channels, *shape[1:]])


@network_output_shape.fresh(some_networks, points=1, edge=[*SMALL, *DENSE])
def leaves_the_layers_alone(layers, shape):
    """Does not change the list of layers, nor the dicts in it.

    fr: Ne modifie ni la liste des couches, ni les dicts qu’elle contient.
    """
    return network_output_shape(layers, shape)


@network_parameters.agreement(some_networks, points=4, edge=[*SMALL, *DENSE])
def counts_small_networks(layers, shape):
    """Counts the weights and biases of small networks.

    fr: Compte les poids et les biais de petits réseaux.
    """
    return network_parameters(layers, shape)


@network_parameters.agreement(large_networks, points=2, examples=30, edge=LARGE)
def counts_large_networks(layers, shape):
    """Counts those of networks on large images, LeNet-5 and VGG-16 among them.

    fr: Compte ceux de réseaux sur de grandes images, dont LeNet-5 et VGG-16.
    """
    return network_parameters(layers, shape)


@network_parameters.law(some_networks, points=1, edge=[*SMALL, *DENSE])
def counts_nothing_for_relu(layers, shape):
    """ReLU has no parameters: one more after every layer changes nothing.

    fr: ReLU n’a pas de paramètres : en ajouter une après chaque couche ne change rien.
    """
    straight, rectified = yield (
        network_parameters(layers, shape),
        network_parameters([one for layer in layers for one in (layer, RELU)], shape),
    )
    close(rectified, straight)


@network_parameters.fresh(some_networks, points=1, edge=[*SMALL, *DENSE])
def counts_without_changing_the_layers(layers, shape):
    """Does not change the list of layers, nor the dicts in it.

    fr: Ne modifie ni la liste des couches, ni les dicts qu’elle contient.
    """
    return network_parameters(layers, shape)


@receptive_field.agreement(image_networks.map(lambda case: case[:1]), points=4, edge=only_layers(SMALL))
def sees_through_the_layers(layers):
    """Counts what one unit sees through convolutions and poolings.

    fr: Compte ce que voit une unité à travers convolutions et poolings.
    """
    return receptive_field(layers)


@receptive_field.agreement(
    large_networks.map(lambda case: case[:1]), points=2, examples=30, edge=only_layers([*LARGE, *DENSE])
)
def stops_at_the_first_flatten(layers):
    """Counts the layers up to the first flatten, in LeNet-5 and VGG-16 too.

    fr: Compte les couches jusqu’au premier flatten, dans LeNet-5 et VGG-16 aussi.
    """
    return receptive_field(layers)


@receptive_field.law(
    st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 3)), points=1, edge=[(1, 1, 1), (2, 1, 2), (3, 2, 1)]
)
def two_small_kernels_see_as_much_as_a_large_one(first, second, stride):
    """Two convolutions of 3 × 3 see as much as one of 5 × 5, whatever follows.

    fr: Deux convolutions 3 × 3 voient autant qu’une seule 5 × 5, quelle que soit la suite.
    """
    small = [conv(1, 2 * first + 1), conv(1, 2 * second + 1, stride=stride), pool(2)]
    large = [conv(1, 2 * (first + second) + 1, stride=stride), pool(2)]
    two, one = yield receptive_field(small), receptive_field(large)
    close(two, one)


@receptive_field.fresh(some_networks.map(lambda case: case[:1]), points=1, edge=only_layers([*SMALL, *DENSE]))
def looks_without_touching(layers):
    """Does not change the list of layers, nor the dicts in it.

    fr: Ne modifie ni la liste des couches, ni les dicts qu’elle contient.
    """
    return receptive_field(layers)
