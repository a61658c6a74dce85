"""Visible tests of `counting`."""

from hypothesis import strategies as st
from show import Text, expect, law

COUNTS = st.integers(1, 20)


def conv(out_channels, kernel_size, **settings):
    return {"type": "conv", "out_channels": out_channels, "kernel_size": kernel_size, **settings}


def linear(out_features):
    return {"type": "linear", "out_features": out_features}


def pool(size):
    return {"type": "pool", "size": size}


def relu():
    return {"type": "relu"}


def flatten():
    return {"type": "flatten"}


def course_network():
    return [
        *(conv(32, 3, padding=1), relu(), pool(2), conv(64, 3, padding=1), relu(), pool(2)),
        *(flatten(), linear(128), relu(), linear(10)),
    ]


def test_counts_a_convolution(student):
    """The first layer of the course's network: 896 parameters.

    fr: La première couche du réseau du cours : 896 paramètres.
    """
    expect(
        student.conv2d_parameters,
        3,
        32,
        3,
        gives=896,
        hint=Text(
            en="32 filters, each of 3 kernels of 3 × 3 weights, and one bias per filter.",
            fr="32 filtres, chacun de 3 noyaux de 3 × 3 poids, et un biais par filtre.",
        ),
    )


def test_counts_shared_weights(student):
    """The lecture's ten filters of 10 × 10, without biases: 1 000.

    fr: Les dix filtres 10 × 10 du cours, sans biais : 1 000.
    """
    expect(student.conv2d_parameters, 1, 1, 10, bias=False, gives=100)
    expect(student.conv2d_parameters, 1, 10, 10, bias=False, gives=1_000)


@law(COUNTS, COUNTS, COUNTS)
def test_a_filter_has_one_bias(student, in_channels, out_channels, kernel_size):
    """Biases add one parameter per filter.

    fr: Les biais ajoutent un paramètre par filtre.
    """
    without = student.conv2d_parameters(in_channels, out_channels, kernel_size, bias=False)
    expect(student.conv2d_parameters, in_channels, out_channels, kernel_size, gives=without + out_channels)


def test_counts_a_linear_layer(student):
    """The last layer of the course's network: 1 290 parameters.

    fr: La dernière couche du réseau du cours : 1 290 paramètres.
    """
    expect(
        student.linear_parameters,
        128,
        10,
        gives=1_290,
        hint=Text(
            en="One weight per pair of input and output, one bias per output.",
            fr="Un poids par couple entrée-sortie, un biais par sortie.",
        ),
    )


def test_counts_the_full_connection_of_the_lecture(student):
    """The lecture's fully connected layer: 1.6 billion weights.

    fr: La couche complètement connectée du cours : 1,6 milliard de poids.
    """
    expect(student.linear_parameters, 200 * 200, 40_000, bias=False, gives=1_600_000_000)


def test_counts_the_local_connection_of_the_lecture(student):
    """The lecture's locally connected layer: 4 million weights.

    fr: La couche localement connectée du cours : 4 millions de poids.
    """
    expect(
        student.locally_connected_parameters,
        200,
        200,
        10,
        gives=4_000_000,
        hint=Text(en="One kernel per pixel: nothing is shared.", fr="Un noyau par pixel : rien n’est partagé."),
    )


def test_counts_a_local_connection_on_a_wide_image(student):
    """A locally connected layer on an image that is not square.

    fr: Une couche localement connectée sur une image qui n’est pas carrée.
    """
    expect(student.locally_connected_parameters, 2, 5, 3, gives=90)


def test_follows_the_shape_through_a_convolution(student):
    """A kernel of 3 with a stride of 2 on an image of 8 × 9.

    fr: Un noyau de 3 au pas de 2 sur une image 8 × 9.
    """
    expect(
        student.network_output_shape,
        [conv(4, 3, stride=2)],
        (2, 8, 9),
        gives=(4, 3, 4),
        hint=Text(en="(8 - 3) // 2 + 1 = 3.", fr="(8 - 3) // 2 + 1 = 3."),
    )


def test_stride_and_padding_may_be_left_out(student):
    """Without stride and padding: a stride of 1, no border.

    fr: Sans stride ni padding : un pas de 1, pas de bordure.
    """
    expect(
        student.network_output_shape,
        [conv(4, 3)],
        (2, 8, 9),
        gives=(4, 6, 7),
        hint=Text(en='layer.get("stride", 1) changes no layer.', fr='layer.get("stride", 1) ne modifie aucune couche.'),
    )


def test_follows_the_shape_through_a_pooling(student):
    """A pooling drops the remainder.

    fr: Un pooling abandonne le reste.
    """
    expect(student.network_output_shape, [pool(3)], (2, 8, 9), gives=(2, 2, 3))


def test_follows_the_shape_through_the_course_network(student):
    """The course's network, up to the flatten and to its end.

    fr: Le réseau du cours, jusqu’au flatten et jusqu’au bout.
    """
    expect(student.network_output_shape, course_network()[:6], (3, 32, 32), gives=(64, 8, 8))
    expect(student.network_output_shape, course_network()[:7], (3, 32, 32), gives=(4096,))
    expect(student.network_output_shape, course_network(), (3, 32, 32), gives=(10,))


def test_the_shape_without_layers(student):
    """Without any layer the shape stays.

    fr: Sans aucune couche, la forme reste la même.
    """
    expect(student.network_output_shape, [], (3, 5, 7), gives=(3, 5, 7))


@law(COUNTS, COUNTS, st.integers(0, 3))
def test_the_right_padding_keeps_the_size(student, height, width, padding):
    """A kernel of 2p + 1 with a padding of p keeps height and width.

    fr: Un noyau de 2p + 1 avec un padding de p conserve hauteur et largeur.
    """
    layers = [conv(5, 2 * padding + 1, padding=padding)]
    expect(student.network_output_shape, layers, (2, height, width), gives=(5, height, width))


def test_counts_the_course_network(student):
    """The course's network has 545 098 parameters.

    fr: Le réseau du cours a 545 098 paramètres.
    """
    expect(
        student.network_parameters,
        course_network(),
        (3, 32, 32),
        gives=545_098,
        hint=Text(
            en="The table of the statement has the count of every layer.",
            fr="Le tableau de l’énoncé donne le compte de chaque couche.",
        ),
    )


def test_counts_only_what_has_parameters(student):
    """ReLU, pooling and flatten have no parameters.

    fr: ReLU, pooling et flatten n’ont pas de paramètres.
    """
    expect(student.network_parameters, [relu(), pool(2), flatten()], (3, 8, 8), gives=0)


def test_counts_with_the_shape_that_arrives(student):
    """The linear layer gets what convolution and pooling have left.

    fr: La couche linéaire reçoit ce qu’ont laissé convolution et pooling.
    """
    expect(
        student.network_parameters,
        [conv(2, 3), pool(2), flatten(), linear(5)],
        (1, 6, 9),
        gives=85,
        hint=Text(
            en="2 · (9 + 1) = 20; (1, 6, 9) becomes (2, 4, 7), (2, 2, 3), (12,); 5 · (12 + 1) = 65.",
            fr="2 · (9 + 1) = 20 ; (1, 6, 9) devient (2, 4, 7), (2, 2, 3), (12,) ; 5 · (12 + 1) = 65.",
        ),
    )


def test_sees_through_the_figure(student):
    """The statement's figure: 8 pixels.

    fr: La figure de l’énoncé : 8 pixels.
    """
    expect(
        student.receptive_field,
        [conv(4, 3), pool(2), conv(8, 3)],
        gives=8,
        hint=Text(
            en="1, then 3, then 4, then 8: behind the pooling two neighbours are 2 pixels apart.",
            fr="1, puis 3, puis 4, puis 8 : derrière le pooling, deux voisines sont à 2 pixels l’une de l’autre.",
        ),
    )


def test_sees_a_pixel_without_layers(student):
    """Without any layer a unit sees one pixel.

    fr: Sans aucune couche, une unité voit un pixel.
    """
    expect(student.receptive_field, [], gives=1)


def test_sees_with_a_stride(student):
    """The stride of a layer counts for the layers after it.

    fr: Le pas d’une couche compte pour les couches suivantes.
    """
    expect(student.receptive_field, [conv(4, 3, stride=2)], gives=3)
    expect(student.receptive_field, [conv(4, 3, stride=2), relu(), conv(4, 3)], gives=7)


def test_sees_up_to_the_flatten(student):
    """The course's network sees 10 pixels before its flatten.

    fr: Le réseau du cours voit 10 pixels avant son flatten.
    """
    expect(student.receptive_field, course_network(), gives=10)


@law(st.integers(1, 4), st.integers(1, 4))
def test_two_small_kernels_see_as_much_as_a_large_one(student, first, second):
    """Kernels of 2a + 1 and 2b + 1 see as much as one of 2(a + b) + 1.

    fr: Des noyaux de 2a + 1 et 2b + 1 voient autant qu’un seul de 2(a + b) + 1.
    """
    large = student.receptive_field([conv(1, 2 * (first + second) + 1)])
    expect(student.receptive_field, [conv(1, 2 * first + 1), conv(1, 2 * second + 1)], gives=large)
