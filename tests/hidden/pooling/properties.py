"""Hidden suite of `pooling`."""

import numpy as np
from hypothesis import strategies as st

from grader.compare import close
from grader.suite import Suite
from tests.strategies.arrays import BOTH_DTYPES, EIGHTHS, WIDE, arrays
from tests.strategies.pooling import images_with_sizes

suite = Suite("pooling")
max_pool2d = suite.function("max_pool2d")
avg_pool2d = suite.function("avg_pool2d")

# What no exam may miss: every remainder, one window only, windows larger than one side or both, numbers below zero.
IMAGE = np.arange(3.0 * 5 * 7).reshape(3, 5, 7) * 17 % 23 - 11
SQUARE = np.arange(2.0 * 6 * 6).reshape(2, 6, 6) * 13 % 19 - 9
CASES = [
    *((IMAGE, size) for size in (1, 2, 3, 4, 5, 6, 8)),
    (IMAGE.transpose(0, 2, 1).copy(), 2),  # higher than wide
    *((SQUARE, size) for size in (1, 2, 3, 6)),
    (-np.abs(IMAGE) - 1, 2),
    (IMAGE[:1, :4, :4], 2),
    (IMAGE[:, :1, :1], 1),
]
FRACTIONS = [(x / 8, size) for x, size in CASES]
# far above zero, and far below any number that a search could begin with
LONG = [(2 * x + 2**31 + 1, size) for x, size in CASES]
LONG += [(x - 2.0**40, size) for x, size in ((IMAGE, 2), (IMAGE, 3), (SQUARE, 1))]
SINGLE = [(x.astype(np.float32), size) for x, size in CASES]

WRONG_RANKS = [(np.ones(shape), 2) for shape in ((4,), (4, 4), (1, 1, 4, 4), (2, 3, 4, 6))]
TOO_SMALL = [(IMAGE, size) for size in (0, -1, -2, -5, -8)]


@st.composite
def images_of_wrong_rank(draw):
    """Draw an array that has not three axes, and a size."""
    rank = draw(st.sampled_from([1, 2, 4]))
    return draw(arrays(st.tuples(*[st.integers(2, 4)] * rank))), draw(st.integers(1, 2))


def covered(x, size):
    """Return the part of `x` that whole windows cover."""
    C, H, W = x.shape
    return x[:, : H // size * size, : W // size * size]


def turned(x, size):
    """Return what whole windows cover of `x`, every window turned by half a turn."""
    C, H, W = covered(x, size).shape
    windows = covered(x, size).reshape(C, H // size, size, W // size, size)
    return windows[:, :, ::-1, :, ::-1].reshape(C, H, W)


# The laws that pool only a part of the image need one window at least: no input may have an empty axis.
some_windows = images_with_sizes().filter(lambda case: case[1] <= min(case[0].shape[1:]))
SOME_WINDOWS = [(x, size) for x, size in CASES if size <= min(x.shape[1:])]


@max_pool2d.agreement(images_with_sizes(dtype=BOTH_DTYPES), points=6, edge=CASES)
def takes_the_largest_number(x, size):
    """Takes the largest number of every window, on whole numbers.

    fr: Prend le plus grand nombre de chaque fenêtre, avec des nombres entiers.
    """
    return max_pool2d(x, size)


@max_pool2d.agreement(images_with_sizes(EIGHTHS), points=2, examples=40, edge=FRACTIONS)
def keeps_fractions(x, size):
    """Keeps fractions: images made of multiples of 1/8.

    fr: Garde les fractions : images faites de multiples de 1/8.
    """
    return max_pool2d(x, size)


@max_pool2d.agreement(images_with_sizes(WIDE), points=2, examples=40, edge=LONG)
def keeps_every_digit(x, size):
    """Keeps every digit of float64, on numbers that float32 cannot hold.

    fr: Garde tous les chiffres de float64, avec des nombres que float32 ne peut pas représenter.
    """
    return max_pool2d(x, size)


@max_pool2d.law(some_windows, points=1, edge=SOME_WINDOWS)
def forgets_places_inside_a_window(x, size):
    """Turning every window by half a turn changes nothing.

    fr: Faire tourner chaque fenêtre d’un demi-tour ne change rien.
    """
    straight, half_turn = yield max_pool2d(x, size), max_pool2d(turned(x, size), size)
    close(half_turn, straight)


@max_pool2d.law(images_with_sizes(), points=1, edge=CASES)
def moves_with_the_values(x, size):
    """Adding one number to the whole image adds it to the result, below zero too.

    fr: Ajouter un même nombre à toute l’image l’ajoute au résultat, même en dessous de zéro.
    """
    straight, lower = yield max_pool2d(x, size), max_pool2d(x - 20, size)
    close(lower, straight - 20)


@max_pool2d.dtype(images_with_sizes(dtype=BOTH_DTYPES), points=1, edge=[*SINGLE, *CASES])
def keeps_dtype(x, size):
    """Returns the dtype of the image, even where the result is empty.

    fr: Renvoie le dtype de l’image, même quand le résultat est vide.
    """
    return max_pool2d(x, size)


@max_pool2d.fresh(images_with_sizes(), points=1, edge=CASES)
def leaves_its_argument_alone(x, size):
    """Does not change the image, and returns a new array each time, for windows of one pixel too.

    fr: Ne modifie pas l’image, et renvoie chaque fois un nouveau tableau, même pour des fenêtres d’un pixel.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return max_pool2d(x, size), max_pool2d(x + 1, size)


@max_pool2d.rejects(images_of_wrong_rank(), points=1, examples=10, edge=WRONG_RANKS)
def rejects_other_ranks(x, size):
    """Raises ValueError unless the image has three axes.

    fr: Lève ValueError si l’image n’a pas trois axes.
    """
    return max_pool2d(x, size)


@max_pool2d.rejects(st.tuples(arrays((2, 4, 5)), st.integers(-9, 0)), points=1, examples=10, edge=TOO_SMALL)
def rejects_sizes_below_one(x, size):
    """Raises ValueError for a size below 1.

    fr: Lève ValueError pour une taille inférieure à 1.
    """
    return max_pool2d(x, size)


@avg_pool2d.agreement(images_with_sizes(dtype=BOTH_DTYPES), points=6, edge=CASES)
def takes_the_mean(x, size):
    """Takes the mean of every window, on whole numbers.

    fr: Prend la moyenne de chaque fenêtre, avec des nombres entiers.
    """
    return avg_pool2d(x, size)


@avg_pool2d.agreement(images_with_sizes(EIGHTHS), points=2, examples=40, edge=FRACTIONS)
def averages_fractions(x, size):
    """Keeps fractions: images made of multiples of 1/8.

    fr: Garde les fractions : images faites de multiples de 1/8.
    """
    return avg_pool2d(x, size)


@avg_pool2d.agreement(images_with_sizes(WIDE), points=2, examples=40, edge=LONG)
def averages_every_digit(x, size):
    """Keeps every digit of float64, on numbers that float32 cannot hold.

    fr: Garde tous les chiffres de float64, avec des nombres que float32 ne peut pas représenter.
    """
    return avg_pool2d(x, size)


@avg_pool2d.law(images_with_sizes(), points=1, edge=CASES)
def is_linear(x, size):
    """Is linear: the sum of two images gives the sum of their results.

    fr: Est linéaire : la somme de deux images donne la somme de leurs résultats.
    """
    other = 2 * x[::-1, ::-1] + 1
    one, two, both = yield avg_pool2d(x, size), avg_pool2d(other, size), avg_pool2d(x + other, size)
    close(both, one + two)


@avg_pool2d.law(some_windows, points=1, edge=SOME_WINDOWS)
def keeps_the_mean_of_every_channel(x, size):
    """Keeps the mean of every channel, taken over what whole windows cover.

    fr: Conserve la moyenne de chaque canal, prise sur ce que couvrent les fenêtres entières.
    """
    result = yield avg_pool2d(x, size)
    close(result.mean(axis=(1, 2)), covered(x, size).mean(axis=(1, 2)))


@avg_pool2d.dtype(images_with_sizes(dtype=BOTH_DTYPES), points=1, edge=[*SINGLE, *CASES])
def averages_in_the_same_dtype(x, size):
    """Returns the dtype of the image, even where the result is empty.

    fr: Renvoie le dtype de l’image, même quand le résultat est vide.
    """
    return avg_pool2d(x, size)


@avg_pool2d.fresh(images_with_sizes(), points=1, edge=CASES)
def averages_a_copy(x, size):
    """Does not change the image, and returns a new array each time, for windows of one pixel too.

    fr: Ne modifie pas l’image, et renvoie chaque fois un nouveau tableau, même pour des fenêtres d’un pixel.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return avg_pool2d(x, size), avg_pool2d(x + 1, size)


@avg_pool2d.rejects(images_of_wrong_rank(), points=1, examples=10, edge=WRONG_RANKS)
def refuses_other_ranks(x, size):
    """Raises ValueError unless the image has three axes.

    fr: Lève ValueError si l’image n’a pas trois axes.
    """
    return avg_pool2d(x, size)


@avg_pool2d.rejects(st.tuples(arrays((2, 4, 5)), st.integers(-9, 0)), points=1, examples=10, edge=TOO_SMALL)
def refuses_sizes_below_one(x, size):
    """Raises ValueError for a size below 1.

    fr: Lève ValueError pour une taille inférieure à 1.
    """
    return avg_pool2d(x, size)
