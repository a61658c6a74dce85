"""Hidden suite of `backward`."""

import numpy as np
from hypothesis import strategies as st

from grader.compare import close
from grader.suite import Suite
from tests.strategies.arrays import BOTH_DTYPES, EIGHTHS, WIDE
from tests.strategies.backward import (
    SEVENTHS,
    dense_nets,
    gradients_of_conv2d,
    gradients_of_max_pool2d,
    gradients_of_relu,
)

suite = Suite("backward")
relu_backward = suite.function("relu_backward")
conv2d_backward = suite.function("conv2d_backward")
max_pool2d_backward = suite.function("max_pool2d_backward")
gradient_norms = suite.function("gradient_norms")

TIES = st.integers(-1, 1).map(float)
TRANSCENDENTAL = 1e-9  # relative; an exponential is not rounded alike everywhere


def ramp(*shape):
    """Return an array of small whole numbers in which no row, column or channel is like another."""
    return np.arange(float(np.prod(shape))).reshape(shape) * 17 % 23 - 11


def single(cases):
    """Return `cases` in float32."""
    return [tuple(_single(value) for value in case) for case in cases]


def _single(value):
    if isinstance(value, list):
        return [array.astype(np.float32) for array in value]
    return value.astype(np.float32) if isinstance(value, np.ndarray) else value


def scaled(cases, factor):
    """Return `cases` with every array multiplied by `factor`."""
    return [
        tuple(value * factor if isinstance(value, np.ndarray) else [w * factor for w in value] for value in case)
        for case in cases
    ]


def long(cases):
    """Return `cases` with gradients where float32 tells no number from the next."""
    return [(2 * grad_output + 2**31 + 1, *rest) for grad_output, *rest in cases]


# relu_backward: zeros in x, negative gradients, one to four axes.
RELU = [
    (np.array([-3.0, 2.0, 5.0, -7.0, 4.0]), np.array([1.0, 0.0, -2.0, 6.0, 3.0])),
    (ramp(4, 5), ramp(4, 5)[::-1, ::-1] + 1),
    (ramp(2, 3, 4), ramp(2, 3, 4) % 3 - 1),
    (ramp(2, 1, 3, 2), 2 * ramp(2, 1, 3, 2)),
]
RELU_OF_OTHER_SHAPES = [
    (np.ones(3), np.ones(4)),
    (np.ones((1, 4)), np.ones((3, 4))),
    (np.ones((3, 4)), np.ones(4)),
    (np.ones(4), np.ones((3, 4))),
    (np.ones(1), np.ones(4)),
    (np.ones((2, 3)), np.ones((3, 2))),
]

# conv2d_backward: asymmetric kernels, N != C_in != C_out, a remainder, a stride larger than the kernel, a wide border.
IMAGES = ramp(2, 3, 5, 6)


def convolved(x, weight, stride=1, padding=0):
    """Return a gradient of the right shape, `x`, `weight`, and the settings."""
    outer = ((side + 2 * padding - k) // stride + 1 for side, k in zip(x.shape[2:], weight.shape[2:], strict=True))
    return ramp(len(x), len(weight), *outer) + 1, x, weight, {"stride": stride, "padding": padding}


PLAIN = [
    convolved(IMAGES, ramp(4, 3, 2, 3)),
    convolved(IMAGES, ramp(3, 3, 3, 3)),
    convolved(IMAGES, ramp(4, 3, 5, 6)),
    convolved(IMAGES, ramp(4, 3, 1, 1)),
    convolved(IMAGES[:1, :1], ramp(1, 1, 2, 2)),
    convolved(IMAGES[:, :, :1, :1], ramp(2, 3, 1, 1)),
]
SET = [
    *(convolved(IMAGES, ramp(4, 3, 2, 3), stride, padding) for stride in (1, 2, 3, 4) for padding in (0, 1, 2)),
    convolved(IMAGES[:1], ramp(2, 3, 3, 3), 2, 1),
    convolved(IMAGES[:, :, :2, :2], ramp(2, 3, 4, 3), 1, 1),
    convolved(IMAGES[:1, :, :2, :3], ramp(2, 3, 8, 9), 1, 3),  # as large as the image with its border, a wide one
]
CONV2D_OF_WRONG_RANK = [
    (np.ones((2, 4, 5)), np.ones((3, 5, 6)), np.ones((2, 3, 2, 2))),
    (np.ones((2, 4, 5)), np.ones((5, 6)), np.ones((2, 2))),
    (np.ones((1, 2, 4, 5)), np.ones((1, 3, 5, 6)), np.ones((3, 2, 2))),
    (np.ones((1, 2, 4, 5)), np.ones((3, 5, 6)), np.ones((2, 3, 2, 2))),
    (np.ones((1, 2, 4, 5)), np.ones((1, 1, 3, 5, 6)), np.ones((2, 3, 2, 2))),
]
CONV2D_OF_OTHER_CHANNELS = [
    (np.ones((1, 2, 4, 5)), np.ones((1, 3, 5, 6)), np.ones((2, 2, 2, 2))),
    (np.ones((1, 2, 4, 5)), np.ones((1, 2, 5, 6)), np.ones((2, 3, 2, 2))),
    (np.ones((1, 2, 4, 5)), np.ones((1, 3, 5, 6)), np.ones((2, 1, 2, 2))),
    (np.ones((1, 2, 4, 5)), np.ones((1, 1, 5, 6)), np.ones((2, 3, 2, 2))),
]
CONV2D_TOO_LARGE = [
    (np.ones((1, 2, 1, 1)), np.ones((1, 3, 4, 5)), np.ones((2, 3, 5, 5)), 1, 0),
    (np.ones((1, 2, 1, 1)), np.ones((1, 3, 4, 5)), np.ones((2, 3, 4, 6)), 1, 0),
    (np.ones((1, 2, 1, 1)), np.ones((1, 3, 4, 5)), np.ones((2, 3, 7, 5)), 1, 1),
    (np.ones((1, 2, 1, 1)), np.ones((1, 3, 4, 5)), np.ones((2, 3, 4, 8)), 2, 1),
]
CONV2D_OUT_OF_RANGE = [
    (np.ones((1, 2, 4, 5)), np.ones((1, 3, 5, 6)), np.ones((2, 3, 2, 2)), 0, 0),
    (np.ones((1, 2, 4, 5)), np.ones((1, 3, 5, 6)), np.ones((2, 3, 2, 2)), -1, 0),
    (np.ones((1, 2, 2, 3)), np.ones((1, 3, 5, 6)), np.ones((2, 3, 2, 2)), 1, -1),
    (np.ones((1, 2, 1, 2)), np.ones((1, 3, 5, 6)), np.ones((2, 3, 2, 2)), 2, -1),
    # the shapes for a padding of 0 and of 1: whoever corrects the padding finds that they match
    (np.ones((1, 2, 4, 5)), np.ones((1, 3, 5, 6)), np.ones((2, 3, 2, 2)), 1, -1),
    (np.ones((1, 2, 6, 7)), np.ones((1, 3, 5, 6)), np.ones((2, 3, 2, 2)), 1, -1),
]
CONV2D_OF_OTHER_SHAPES = [
    (np.ones(shape), np.ones((2, 3, 5, 6)), np.ones((4, 3, 2, 3)), stride, padding)
    for shape, stride, padding in [
        # as many numbers as the right shape, (2, 4, 4, 4)
        ((4, 2, 4, 4), 1, 0),
        ((2, 4, 2, 8), 1, 0),
        ((8, 4, 4), 1, 0),
        ((2, 4, 5, 4), 1, 0),
        ((2, 4, 4, 5), 1, 0),
        ((2, 4, 3, 4), 1, 0),
        ((2, 4, 4, 3), 1, 0),
        ((2, 4, 1, 1), 1, 0),
        ((2, 1, 4, 4), 1, 0),
        ((2, 3, 4, 4), 1, 0),
        ((1, 4, 4, 4), 1, 0),
        ((3, 4, 4, 4), 1, 0),
        ((4, 4, 4), 1, 0),
        ((2, 4, 5, 6), 1, 0),
        ((2, 4, 4, 4), 2, 0),
        ((2, 4, 3, 2), 2, 0),
        ((2, 4, 4, 4), 1, 1),
    ]
]

# max_pool2d_backward: ties, remainders, windows of one pixel and as large as the image, negative images.
IMAGE = ramp(3, 5, 7)
POOLED = [
    (ramp(3, 2, 3) + 1, IMAGE, 2),
    (ramp(3, 1, 2) + 1, IMAGE, 3),
    (ramp(3, 1, 1), IMAGE, 5),
    (ramp(3, 5, 7), IMAGE[:, ::-1], 1),
    (ramp(2, 2, 2), ramp(2, 4, 4) - 30, 2),
    (ramp(1, 2, 3), ramp(1, 4, 6), 2),
]
TIED = [
    (ramp(2, 2, 2) + 20, np.zeros((2, 4, 4)), 2),
    (ramp(1, 2, 2) + 20, np.array([[[0.0, 1, 1, 0], [1, 0, 0, 1], [0, 0, 2, 1], [3, 3, 2, 2]]]), 2),
    (
        np.array([[[5.0]], [[7.0]]]),
        np.array([[[0.0, 0, 4], [4, 0, 0], [0, 4, 0]], [[0, 1, 2], [0, 1, 2], [0, 1, 2]]]),
        3,
    ),
    (ramp(2, 2, 3) + 20, ramp(2, 5, 7) % 2, 2),
]
POOLED_OF_WRONG_RANK = [
    (np.ones((2, 2)), np.ones((4, 4)), 2),
    (np.ones((1, 1, 2, 2)), np.ones((1, 1, 4, 4)), 2),
    (np.ones((1, 2, 2)), np.ones((4, 4)), 2),
    (np.ones(2), np.ones(4), 2),
]
POOLED_OUT_OF_RANGE = [
    (np.ones((1, 4, 4)), np.ones((1, 4, 4)), 0),
    (np.ones((1, 4, 4)), np.ones((1, 4, 4)), -1),
    (np.ones((1, 2, 2)), np.ones((1, 4, 4)), -2),
]
POOLED_OF_OTHER_SHAPES = [
    (np.ones(shape), np.ones((2, 5, 7)), size)
    for shape, size in [
        ((2, 3, 3), 2),
        ((2, 2, 4), 2),
        ((2, 3, 4), 2),
        ((2, 1, 3), 2),
        ((2, 2, 2), 2),
        ((2, 3, 2), 2),
        ((1, 2, 3), 2),
        ((3, 2, 3), 2),
        ((2, 3), 2),
        ((2, 1, 1), 2),
        ((2, 5, 7), 2),
        ((2, 5, 6), 1),
    ]
]

# gradient_norms: widths that differ, square matrices that are not symmetric, one layer, one input, a batch of one.
DENSE = [
    (
        [
            np.array([[1.0, -2, 1], [2, 1, -1]]),
            np.array([[1.0, 2], [-1, 1], [2, 1], [1, -1]]),
            np.array([[2.0, 1, -1, 1]]),
        ],
        np.array([1.0, -1, 2]),
    ),
    (
        [np.array([[1.0, 2], [-1, 1]]), np.array([[2.0, 1], [1, 0]]), np.array([[1.0, -2], [2, 1]])],
        np.array([[2.0, 1], [-1, 2], [1, 1]]),
    ),
    ([np.array([[2.0, -1], [1, 1], [0, 3]])], np.array([[1.0, 1], [2, 1]])),
    ([np.array([[2.0, 1, 1]]), np.array([[1.0], [2]])], np.array([[1.0, 0, 2]])),
    ([np.array([[1.0, 2], [1, -1]]), np.array([[2.0, 1], [1, 1]])], np.array([1.0, 1])),
]
UNKNOWN_ACTIVATIONS = [(*DENSE[0], "tanh"), (*DENSE[0], "ReLU"), (*DENSE[1], ""), (*DENSE[1], "linear")]
DENSE_OF_WRONG_RANK = [
    ([np.ones((2, 3))], np.ones((1, 2, 3)), "relu"),
    ([np.ones((2, 3))], np.array(1.0), "relu"),
    ([np.ones(3)], np.ones(3), "sigmoid"),
    ([np.ones((2, 3)), np.ones(2)], np.ones((4, 3)), "sigmoid"),
    ([np.ones((1, 2, 3))], np.ones(3), "relu"),
]
DENSE_OF_OTHER_LENGTHS = [
    ([np.ones((2, 3))], np.ones(2), "relu"),
    ([np.ones((2, 3))], np.ones((3, 2)), "relu"),
    ([np.ones((2, 3)), np.ones((4, 3))], np.ones(3), "sigmoid"),
    ([np.ones((2, 3)), np.ones((2, 4))], np.ones((1, 3)), "sigmoid"),
    ([np.ones((2, 3)), np.ones((3, 1))], np.ones(3), "relu"),
    ([np.ones((2, 3))], np.ones(1), "relu"),
]


def one_of(x):
    """Return the first input of a batch, or the input that `x` is."""
    return x if x.ndim == 1 else x[0]


# -- relu_backward ----------------------------------------------------------------------------------------------------


@relu_backward.agreement(gradients_of_relu(dtype=BOTH_DTYPES), points=4, examples=60, edge=RELU)
def passes_where_x_is_positive(grad_output, x):
    """Passes the gradient where x is positive, and nothing elsewhere, not at 0 either.

    fr: Laisse passer le gradient où x est positif, et rien ailleurs, pas même en 0.
    """
    return relu_backward(grad_output, x)


@relu_backward.agreement(gradients_of_relu(EIGHTHS), points=1, examples=20, edge=scaled(RELU, 1 / 8))
def passes_fractions(grad_output, x):
    """Keeps fractions: gradients made of multiples of 1/8.

    fr: Garde les fractions : gradients faits de multiples de 1/8.
    """
    return relu_backward(grad_output, x)


@relu_backward.agreement(gradients_of_relu(WIDE), points=1, examples=20, edge=long(RELU))
def passes_every_digit(grad_output, x):
    """Keeps every digit of float64, on gradients that float32 cannot hold.

    fr: Garde tous les chiffres de float64, avec des gradients que float32 ne peut pas représenter.
    """
    return relu_backward(grad_output, x)


@relu_backward.law(gradients_of_relu(), points=1, examples=20, edge=RELU)
def changes_sign_with_the_gradient(grad_output, x):
    """The opposite gradient gives the opposite result.

    fr: Le gradient opposé donne le résultat opposé.
    """
    once, opposite = yield relu_backward(grad_output, x), relu_backward(-grad_output, x)
    close(opposite, -once)


@relu_backward.law(gradients_of_relu(), points=1, examples=20, edge=RELU)
def looks_at_the_sign_of_x_only(grad_output, x):
    """Three times x gives the same gradient: only the sign of x counts.

    fr: Trois fois x donne le même gradient : seul le signe de x compte.
    """
    once, thrice = yield relu_backward(grad_output, x), relu_backward(grad_output, 3 * x)
    close(thrice, once)


@relu_backward.dtype(gradients_of_relu(dtype=BOTH_DTYPES), points=1, edge=[*single(RELU), *RELU])
def relu_keeps_dtype(grad_output, x):
    """Returns the dtype of the gradient: float32 gives float32, float64 gives float64.

    fr: Renvoie le dtype du gradient : float32 donne float32, float64 donne float64.
    """
    return relu_backward(grad_output, x)


@relu_backward.fresh(gradients_of_relu(), points=1, edge=[*RELU, (np.array([1.0, 2.0]), np.array([3.0, 4.0]))])
def relu_leaves_its_arguments_alone(grad_output, x):
    """Changes neither gradient nor x, and returns a new array each time.

    fr: Ne modifie ni le gradient ni x, et renvoie chaque fois un nouveau tableau.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return relu_backward(grad_output, x), relu_backward(grad_output + 1, x)


@relu_backward.rejects(st.sampled_from(RELU_OF_OTHER_SHAPES), points=1, examples=6, edge=RELU_OF_OTHER_SHAPES)
def relu_rejects_other_shapes(grad_output, x):
    """Raises ValueError unless the gradient has the shape of x.

    fr: Lève ValueError si le gradient n’a pas la forme de x.
    """
    return relu_backward(grad_output, x)


# -- conv2d_backward --------------------------------------------------------------------------------------------------


@conv2d_backward.agreement(gradients_of_conv2d(dtype=BOTH_DTYPES), points=5, examples=60, edge=SET)
def goes_back_through_stride_and_padding(grad_output, x, weight, settings):
    """Gradients with respect to x, weight and bias, with any stride and padding.

    fr: Gradients par rapport à x, aux poids et au biais, avec pas et marge quelconques.
    """
    return conv2d_backward(grad_output, x, weight, **settings)


@conv2d_backward.agreement(
    gradients_of_conv2d().filter(lambda drawn: drawn[3] == {"stride": 1, "padding": 0}),
    points=4,
    examples=30,
    edge=PLAIN,
)
def goes_back_through_a_plain_convolution(grad_output, x, weight, settings):
    """Gradients with respect to x, weight and bias, stride 1 and no padding, which are the defaults.

    fr: Gradients par rapport à x, aux poids et au biais, pas de 1 et sans marge : les valeurs par défaut.
    """
    return conv2d_backward(grad_output, x, weight)


@conv2d_backward.agreement(
    gradients_of_conv2d(EIGHTHS, EIGHTHS),
    points=2,
    examples=20,
    edge=[(g / 8, x / 8, w / 8, s) for g, x, w, s in SET[::3]],
)
def convolution_keeps_fractions(grad_output, x, weight, settings):
    """Keeps fractions: arrays made of multiples of 1/8.

    fr: Garde les fractions : tableaux faits de multiples de 1/8.
    """
    return conv2d_backward(grad_output, x, weight, **settings)


@conv2d_backward.agreement(gradients_of_conv2d(WIDE), points=2, examples=20, edge=long(SET[::3]))
def convolution_keeps_every_digit(grad_output, x, weight, settings):
    """Keeps every digit of float64, on gradients that float32 cannot hold.

    fr: Garde tous les chiffres de float64, avec des gradients que float32 ne peut pas représenter.
    """
    return conv2d_backward(grad_output, x, weight, **settings)


@conv2d_backward.law(gradients_of_conv2d(), points=2, examples=20, edge=SET[::2])
def balances_x_and_weight(grad_output, x, weight, settings):
    """The sums of grad_x · x and of grad_weight · weight are equal, for convolution is linear in both.

    fr: Les sommes de grad_x · x et de grad_weight · weight sont égales, car la convolution est linéaire en chacun.
    """
    grad_x, grad_weight, _ = yield conv2d_backward(grad_output, x, weight, **settings)
    close(float((grad_x * x).sum()), float((grad_weight * weight).sum()))


@conv2d_backward.law(gradients_of_conv2d(), points=1, examples=20, edge=SET[::2])
def adds_up_the_images_of_a_batch(grad_output, x, weight, settings):
    """The gradients of weight and bias are sums over the images of the batch.

    fr: Les gradients des poids et du biais sont des sommes sur les images du lot.
    """
    both = yield (
        conv2d_backward(grad_output, x, weight, **settings),
        conv2d_backward(np.concatenate([grad_output, grad_output]), np.concatenate([x, x]), weight, **settings),
    )
    (_, grad_weight, grad_bias), (_, twice_weight, twice_bias) = both
    close((twice_weight, twice_bias), (2 * grad_weight, 2 * grad_bias))


@conv2d_backward.dtype(gradients_of_conv2d(dtype=BOTH_DTYPES), points=1, edge=[*single(SET[:6]), *PLAIN[:2]])
def convolution_keeps_dtype(grad_output, x, weight, settings):
    """Returns three arrays of the dtype of the gradient.

    fr: Renvoie trois tableaux du dtype du gradient.
    """
    return conv2d_backward(grad_output, x, weight, **settings)


@conv2d_backward.fresh(gradients_of_conv2d(), points=1, edge=[*PLAIN, *SET])
def convolution_leaves_its_arguments_alone(grad_output, x, weight, settings):
    """Changes no argument, and returns new arrays each time.

    fr: Ne modifie aucun argument, et renvoie chaque fois de nouveaux tableaux.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return conv2d_backward(grad_output, x, weight, **settings), conv2d_backward(grad_output + 1, x, weight, **settings)


@conv2d_backward.rejects(st.sampled_from(CONV2D_OF_WRONG_RANK), points=1, examples=5, edge=CONV2D_OF_WRONG_RANK)
def convolution_rejects_other_ranks(grad_output, x, weight):
    """Raises ValueError unless x and weight have four axes.

    fr: Lève ValueError si x ou les poids n’ont pas quatre axes.
    """
    return conv2d_backward(grad_output, x, weight)


@conv2d_backward.rejects(st.sampled_from(CONV2D_OF_OTHER_CHANNELS), points=1, examples=4, edge=CONV2D_OF_OTHER_CHANNELS)
def convolution_rejects_other_channels(grad_output, x, weight):
    """Raises ValueError unless x and the filters have the same number of channels.

    fr: Lève ValueError si x et les filtres n’ont pas le même nombre de canaux.
    """
    return conv2d_backward(grad_output, x, weight)


@conv2d_backward.rejects(st.sampled_from(CONV2D_TOO_LARGE), points=1, examples=4, edge=CONV2D_TOO_LARGE)
def convolution_rejects_kernels_that_do_not_fit(grad_output, x, weight, stride, padding):
    """Raises ValueError where the kernels are larger than the image with its border.

    fr: Lève ValueError si les noyaux sont plus grands que l’image avec sa marge.
    """
    return conv2d_backward(grad_output, x, weight, stride, padding)


@conv2d_backward.rejects(st.sampled_from(CONV2D_OUT_OF_RANGE), points=1, examples=4, edge=CONV2D_OUT_OF_RANGE)
def convolution_rejects_stride_and_padding(grad_output, x, weight, stride, padding):
    """Raises ValueError for a stride below 1 and for a negative padding.

    fr: Lève ValueError si le pas est inférieur à 1 ou la marge négative.
    """
    return conv2d_backward(grad_output, x, weight, stride, padding)


@conv2d_backward.rejects(st.sampled_from(CONV2D_OF_OTHER_SHAPES), points=1, examples=6, edge=CONV2D_OF_OTHER_SHAPES)
def convolution_rejects_other_gradients(grad_output, x, weight, stride, padding):
    """Raises ValueError unless the gradient has the shape of the result of the convolution.

    fr: Lève ValueError si le gradient n’a pas la forme du résultat de la convolution.
    """
    return conv2d_backward(grad_output, x, weight, stride, padding)


# -- max_pool2d_backward ----------------------------------------------------------------------------------------------


@max_pool2d_backward.agreement(gradients_of_max_pool2d(dtype=BOTH_DTYPES), points=4, examples=60, edge=POOLED)
def gives_the_gradient_to_the_maximum(grad_output, x, size):
    """Gives the gradient of every window to its maximum; the dropped remainder gets nothing.

    fr: Donne le gradient de chaque fenêtre à son maximum ; le reste laissé de côté ne reçoit rien.
    """
    return max_pool2d_backward(grad_output, x, size)


@max_pool2d_backward.agreement(gradients_of_max_pool2d(pixels=TIES), points=2, examples=40, edge=TIED)
def gives_it_to_the_first_of_equals(grad_output, x, size):
    """Where several pixels are the maximum, the first in row order gets the whole gradient.

    fr: Si plusieurs pixels sont maximaux, le premier, ligne par ligne, reçoit tout le gradient.
    """
    return max_pool2d_backward(grad_output, x, size)


@max_pool2d_backward.agreement(
    gradients_of_max_pool2d(EIGHTHS, EIGHTHS), points=1, examples=20, edge=[(g / 8, x / 8, s) for g, x, s in POOLED]
)
def pooling_keeps_fractions(grad_output, x, size):
    """Keeps fractions: arrays made of multiples of 1/8.

    fr: Garde les fractions : tableaux faits de multiples de 1/8.
    """
    return max_pool2d_backward(grad_output, x, size)


@max_pool2d_backward.agreement(
    gradients_of_max_pool2d(WIDE, WIDE),
    points=1,
    examples=20,
    # beside a long image the tolerance hides a cast of the gradient
    edge=[
        *long(POOLED),
        *((g, x - 2.0**31, s) for g, x, s in POOLED),
        *((2 * g + 2**31 + 1, 2 * x + 2**31 + 1, s) for g, x, s in POOLED),
    ],
)
def pooling_keeps_every_digit(grad_output, x, size):
    """Keeps every digit of float64: float32 would see ties everywhere.

    fr: Garde tous les chiffres de float64 : float32 verrait des égalités partout.
    """
    return max_pool2d_backward(grad_output, x, size)


@max_pool2d_backward.law(gradients_of_max_pool2d(pixels=TIES), points=1, examples=20, edge=TIED)
def neither_loses_nor_adds(grad_output, x, size):
    """Channel by channel, the gradient that comes out sums to the one that went in.

    fr: Canal par canal, la somme du gradient obtenu est celle du gradient reçu.
    """
    grad_x = yield max_pool2d_backward(grad_output, x, size)
    close(grad_x.sum((1, 2)), grad_output.sum((1, 2)))


@max_pool2d_backward.law(gradients_of_max_pool2d(), points=1, examples=20, edge=POOLED)
def does_not_see_a_constant(grad_output, x, size):
    """A constant added to the image changes nothing.

    fr: Une constante ajoutée à l’image ne change rien.
    """
    once, lower = yield max_pool2d_backward(grad_output, x, size), max_pool2d_backward(grad_output, x - 100, size)
    close(lower, once)


@max_pool2d_backward.dtype(gradients_of_max_pool2d(dtype=BOTH_DTYPES), points=1, edge=[*single(POOLED), *POOLED])
def pooling_keeps_dtype(grad_output, x, size):
    """Returns the dtype of the gradient: float32 gives float32, float64 gives float64.

    fr: Renvoie le dtype du gradient : float32 donne float32, float64 donne float64.
    """
    return max_pool2d_backward(grad_output, x, size)


@max_pool2d_backward.fresh(gradients_of_max_pool2d(), points=1, edge=POOLED)
def pooling_leaves_its_arguments_alone(grad_output, x, size):
    """Changes neither gradient nor image, and returns a new array each time.

    fr: Ne modifie ni le gradient ni l’image, et renvoie chaque fois un nouveau tableau.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return max_pool2d_backward(grad_output, x, size), max_pool2d_backward(grad_output + 1, x, size)


@max_pool2d_backward.rejects(st.sampled_from(POOLED_OF_WRONG_RANK), points=1, examples=4, edge=POOLED_OF_WRONG_RANK)
def pooling_rejects_other_ranks(grad_output, x, size):
    """Raises ValueError unless x has three axes.

    fr: Lève ValueError si x n’a pas trois axes.
    """
    return max_pool2d_backward(grad_output, x, size)


@max_pool2d_backward.rejects(st.sampled_from(POOLED_OUT_OF_RANGE), points=1, examples=3, edge=POOLED_OUT_OF_RANGE)
def pooling_rejects_sizes_below_one(grad_output, x, size):
    """Raises ValueError for a size below 1.

    fr: Lève ValueError si la taille est inférieure à 1.
    """
    return max_pool2d_backward(grad_output, x, size)


@max_pool2d_backward.rejects(st.sampled_from(POOLED_OF_OTHER_SHAPES), points=1, examples=6, edge=POOLED_OF_OTHER_SHAPES)
def pooling_rejects_other_gradients(grad_output, x, size):
    """Raises ValueError unless the gradient has the shape of the result of the pooling.

    fr: Lève ValueError si le gradient n’a pas la forme du résultat du pooling.
    """
    return max_pool2d_backward(grad_output, x, size)


# -- gradient_norms ---------------------------------------------------------------------------------------------------


@gradient_norms.agreement(dense_nets(), points=3, examples=60, edge=DENSE, tolerance=TRANSCENDENTAL)
def goes_back_through_relu(weights, x):
    """Norms in a net with ReLU, on small whole numbers.

    fr: Normes dans un réseau à ReLU, petits entiers.
    """
    return gradient_norms(weights, x, "relu")


@gradient_norms.agreement(
    dense_nets(EIGHTHS), points=1, examples=20, edge=scaled(DENSE, 1 / 8), tolerance=TRANSCENDENTAL
)
def norms_keep_fractions(weights, x):
    """Norms for one input, in a net with ReLU, on fractions.

    fr: Normes pour une seule entrée, dans un réseau à ReLU, fractions.
    """
    return gradient_norms(weights, one_of(x), "relu")


@gradient_norms.agreement(dense_nets(), points=3, examples=60, edge=DENSE, tolerance=TRANSCENDENTAL)
def goes_back_through_sigmoid(weights, x):
    """Norms in a net with sigmoids, on small whole numbers.

    fr: Normes dans un réseau à sigmoïdes, petits entiers.
    """
    return gradient_norms(weights, x, "sigmoid")


@gradient_norms.agreement(
    dense_nets(SEVENTHS), points=1, examples=20, edge=scaled(DENSE, 1 / 7), tolerance=TRANSCENDENTAL
)
def norms_keep_every_digit(weights, x):
    """Norms in a net with sigmoids, on numbers that float32 cannot hold.

    fr: Normes dans un réseau à sigmoïdes, avec des nombres que float32 ne peut pas représenter.
    """
    return gradient_norms(weights, x, "sigmoid")


@gradient_norms.law(dense_nets(), points=1, examples=20, edge=DENSE)
def is_proportional_to_the_last_weights(weights, x):
    """With ReLU, twice the last weights give twice every norm.

    fr: Avec ReLU, deux fois les derniers poids donnent deux fois chaque norme.
    """
    doubled = [*weights[:-1], 2 * weights[-1]]
    once, twice = yield gradient_norms(weights, x, "relu"), gradient_norms(doubled, x, "relu")
    close(twice, 2 * once)


@gradient_norms.law(dense_nets(), points=1, examples=20, edge=DENSE)
def takes_the_norm_over_the_batch(weights, x):
    """Four copies of an input in one batch give twice the norms of one: √4.

    fr: Quatre copies d’une entrée dans un lot donnent deux fois les normes d’une seule : √4.
    """
    row = one_of(x)
    one, four = yield gradient_norms(weights, row, "sigmoid"), gradient_norms(weights, np.stack([row] * 4), "sigmoid")
    close(four, 2 * one)


@gradient_norms.dtype(dense_nets(dtype=BOTH_DTYPES), points=1, edge=[*single(DENSE), *DENSE])
def norms_keep_dtype(weights, x):
    """Returns the dtype of the weights: float32 gives float32, float64 gives float64.

    fr: Renvoie le dtype des poids : float32 donne float32, float64 donne float64.
    """
    return gradient_norms(weights, x, "sigmoid"), gradient_norms(weights, x, "relu")


@gradient_norms.fresh(dense_nets(), points=1, edge=DENSE)
def norms_leave_their_arguments_alone(weights, x):
    """Changes neither x nor the weights nor their list, and returns a new array each time.

    fr: Ne modifie ni x, ni les poids, ni leur liste, et renvoie chaque fois un nouveau tableau.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return gradient_norms(weights, x, "relu"), gradient_norms([2 * matrix for matrix in weights], x, "relu")


@gradient_norms.rejects(st.sampled_from(UNKNOWN_ACTIVATIONS), points=1, examples=4, edge=UNKNOWN_ACTIVATIONS)
def norms_reject_unknown_activations(weights, x, activation):
    """Raises ValueError for an activation other than "sigmoid" and "relu".

    fr: Lève ValueError si l’activation n’est ni "sigmoid" ni "relu".
    """
    return gradient_norms(weights, x, activation)


@gradient_norms.rejects(st.sampled_from(DENSE_OF_WRONG_RANK), points=1, examples=5, edge=DENSE_OF_WRONG_RANK)
def norms_reject_other_ranks(weights, x, activation):
    """Raises ValueError unless x has one or two axes, and every weight two.

    fr: Lève ValueError si x n’a pas un ou deux axes, ou si des poids n’en ont pas deux.
    """
    return gradient_norms(weights, x, activation)


@gradient_norms.rejects(st.sampled_from(DENSE_OF_OTHER_LENGTHS), points=1, examples=6, edge=DENSE_OF_OTHER_LENGTHS)
def norms_reject_other_lengths(weights, x, activation):
    """Raises ValueError where the columns of a weight do not match what comes into the layer.

    fr: Lève ValueError si les colonnes des poids ne correspondent pas à ce qui entre dans la couche.
    """
    return gradient_norms(weights, x, activation)
