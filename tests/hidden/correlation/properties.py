"""Hidden suite of `correlation`."""

import numpy as np
from hypothesis import strategies as st

from grader.compare import close
from grader.suite import Suite
from tests.strategies.arrays import BOTH_DTYPES, EIGHTHS, WIDE
from tests.strategies.images import (
    images,
    images_with_kernels,
    pairs_of_wrong_rank,
    pairs_that_do_not_fit,
    squares_with_kernels,
)

suite = Suite("correlation")
correlate2d = suite.function("correlate2d")
convolve2d = suite.function("convolve2d")

# What no exam may miss: asymmetric kernels of every proportion, one as large as the image, one of a single number.
RAMP = np.arange(1.0, 43.0).reshape(6, 7) % 11 - 5
PAIRS = [
    (RAMP, np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 3.0], [4.0, 0.0, -2.0]])),
    (RAMP, np.array([[1.0, 2.0, 3.0]])),
    (RAMP, np.array([[2.0], [-1.0], [5.0]])),
    (RAMP, np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])),
    (RAMP, RAMP[::-1] + 1),
    (RAMP, np.array([[1.0]])),
    (np.array([[3.0]]), np.array([[-2.0]])),
]
SQUARES = [
    (RAMP[:6, :6], np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 3.0], [4.0, 0.0, -2.0]])),
    (RAMP[:6, :6], np.array([[1.0, 2.0], [3.0, 5.0]])),
    (RAMP[:4, :4], RAMP[2:, 3:]),
]
FRACTIONS = [(image / 8, kernel / 8) for image, kernel in PAIRS]
LONG = [(2 * image + 2**31 + 1, kernel) for image, kernel in PAIRS]
SINGLE = [(image.astype(np.float32), kernel.astype(np.float32)) for image, kernel in PAIRS]

WRONG_RANKS = [
    (np.ones(5), np.ones(3)),
    (np.ones(5), np.ones((1, 2))),
    (np.ones((4, 5)), np.ones(3)),
    (np.ones((3, 4, 5)), np.ones((2, 2))),
    (np.ones((1, 4, 5)), np.ones((2, 2))),
    (np.ones((4, 5)), np.ones((1, 2, 2))),
    (np.ones((3, 4, 5)), np.ones((3, 2, 2))),
]
TOO_LARGE = [
    (np.ones((4, 5)), np.ones((5, 5))),
    (np.ones((4, 5)), np.ones((4, 6))),
    (np.ones((4, 5)), np.ones((5, 1))),
    (np.ones((4, 5)), np.ones((1, 6))),
    (np.ones((4, 5)), np.ones((5, 4))),
    (np.ones((4, 5)), np.ones((5, 6))),
    (np.ones((4, 5)), np.ones((9, 9))),
]


@st.composite
def places_of_a_single_one(draw):
    """Draw an image, the shape of a kernel, and a place in this kernel."""
    image, kernel = draw(images_with_kernels())
    return image, kernel.shape, draw(st.tuples(*[st.integers(0, side - 1) for side in kernel.shape]))


def surrounded(image, kernel):
    """Return `image` with zeros around it, so many that `kernel` can touch it with one corner only."""
    kH, kW = kernel.shape
    return np.pad(image, ((kH - 1, kH - 1), (kW - 1, kW - 1)))


@correlate2d.agreement(squares_with_kernels(), points=3, edge=SQUARES)
def correlates_squares(image, kernel):
    """Sums the products over each window, on square images and kernels.

    fr: Somme les produits sur chaque fenêtre, avec des images et des noyaux carrés.
    """
    return correlate2d(image, kernel)


@correlate2d.agreement(images_with_kernels(dtype=BOTH_DTYPES), points=3, edge=PAIRS)
def correlates_every_shape(image, kernel):
    """Sums the products over each window, on images and kernels of every shape.

    fr: Somme les produits sur chaque fenêtre, avec des images et des noyaux de toute forme.
    """
    return correlate2d(image, kernel)


@correlate2d.agreement(images_with_kernels(EIGHTHS, EIGHTHS), points=2, examples=40, edge=FRACTIONS)
def correlates_fractions(image, kernel):
    """Keeps fractions: images and kernels made of multiples of 1/8.

    fr: Garde les fractions : images et noyaux faits de multiples de 1/8.
    """
    return correlate2d(image, kernel)


@correlate2d.agreement(images_with_kernels(WIDE), points=2, examples=40, edge=LONG)
def correlates_long_numbers(image, kernel):
    """Keeps every digit of float64, on numbers that float32 cannot hold.

    fr: Garde tous les chiffres de float64, avec des nombres que float32 ne peut pas représenter.
    """
    return correlate2d(image, kernel)


@correlate2d.law(images_with_kernels(EIGHTHS, EIGHTHS), points=1, edge=FRACTIONS)
def is_linear_in_the_kernel(image, kernel):
    """Is linear in the kernel: the sum of two kernels gives the sum of their results.

    fr: Est linéaire en le noyau : la somme de deux noyaux donne la somme de leurs résultats.
    """
    other = 3 * kernel[::-1] + 1
    one, two, both = yield correlate2d(image, kernel), correlate2d(image, other), correlate2d(image, kernel + other)
    close(both, one + two)


@correlate2d.law(images_with_kernels(), points=1, edge=PAIRS[:4])
def commutes_with_translation(image, kernel):
    """Moves with the image: an image without its first column gives the result without its first column.

    fr: Se déplace avec l’image : l’image sans sa première colonne donne le résultat sans sa première colonne.
    """
    image = np.pad(image, ((0, 0), (1, 0)), constant_values=1)
    whole, cut = yield correlate2d(image, kernel), correlate2d(image[:, 1:].copy(), kernel)
    close(cut, whole[:, 1:])


@correlate2d.law(places_of_a_single_one(), points=1, edge=[(RAMP, (3, 3), (0, 1)), (RAMP, (2, 4), (1, 0))])
def cuts_out_with_a_single_one(image, kernel_shape, place):
    """A kernel with a single 1 in it cuts a part out of the image, from the place of this 1 on.

    fr: Un noyau qui ne contient qu’un seul 1 découpe une partie de l’image, à partir de la place de ce 1.
    """
    kernel = np.zeros(kernel_shape)
    kernel[place] = 1
    result = yield correlate2d(image, kernel)
    (i, j), (H, W), (kH, kW) = place, image.shape, kernel_shape
    close(result, image[i : i + H - kH + 1, j : j + W - kW + 1])


@correlate2d.dtype(images_with_kernels(dtype=BOTH_DTYPES), points=1, edge=[*SINGLE, *PAIRS])
def correlates_in_the_same_dtype(image, kernel):
    """Returns the dtype of the image: float32 gives float32, float64 gives float64.

    fr: Renvoie le dtype de l’image : float32 donne float32, float64 donne float64.
    """
    return correlate2d(image, kernel)


@correlate2d.fresh(images_with_kernels(), points=1, edge=PAIRS)
def correlates_without_side_effects(image, kernel):
    """Changes neither image nor kernel, and returns a new array each time.

    fr: Ne modifie ni l’image ni le noyau, et renvoie chaque fois un nouveau tableau.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return correlate2d(image, kernel), correlate2d(image, kernel + 1)


@correlate2d.rejects(pairs_of_wrong_rank(), points=1, edge=WRONG_RANKS)
def rejects_other_ranks(image, kernel):
    """Raises ValueError unless image and kernel have two axes.

    fr: Lève ValueError si l’image ou le noyau n’ont pas deux axes.
    """
    return correlate2d(image, kernel)


@correlate2d.rejects(pairs_that_do_not_fit(), points=1, edge=TOO_LARGE)
def rejects_kernels_that_do_not_fit(image, kernel):
    """Raises ValueError where the kernel is higher or wider than the image.

    fr: Lève ValueError si le noyau est plus haut ou plus large que l’image.
    """
    return correlate2d(image, kernel)


@convolve2d.agreement(squares_with_kernels(), points=3, edge=SQUARES)
def convolves_squares(image, kernel):
    """Sums the products with the flipped kernel, on square images and kernels.

    fr: Somme les produits avec le noyau retourné, avec des images et des noyaux carrés.
    """
    return convolve2d(image, kernel)


@convolve2d.agreement(images_with_kernels(dtype=BOTH_DTYPES), points=3, edge=PAIRS)
def convolves_every_shape(image, kernel):
    """Sums the products with the flipped kernel, on images and kernels of every shape.

    fr: Somme les produits avec le noyau retourné, avec des images et des noyaux de toute forme.
    """
    return convolve2d(image, kernel)


@convolve2d.agreement(images_with_kernels(EIGHTHS, EIGHTHS), points=2, examples=40, edge=FRACTIONS)
def convolves_fractions(image, kernel):
    """Keeps fractions: images and kernels made of multiples of 1/8.

    fr: Garde les fractions : images et noyaux faits de multiples de 1/8.
    """
    return convolve2d(image, kernel)


@convolve2d.agreement(images_with_kernels(WIDE), points=2, examples=40, edge=LONG)
def convolves_long_numbers(image, kernel):
    """Keeps every digit of float64, on numbers that float32 cannot hold.

    fr: Garde tous les chiffres de float64, avec des nombres que float32 ne peut pas représenter.
    """
    return convolve2d(image, kernel)


@convolve2d.law(images_with_kernels(sides=st.integers(1, 5)), points=2, edge=PAIRS[:5])
def is_commutative(image, kernel):
    """Is commutative: surrounded by enough zeros, image and kernel can change places.

    fr: Est commutative : entourés d’assez de zéros, l’image et le noyau peuvent échanger leurs rôles.
    """
    one, other = yield convolve2d(surrounded(image, kernel), kernel), convolve2d(surrounded(kernel, image), image)
    close(one, other)


@convolve2d.law(st.tuples(images()), points=1, edge=[(kernel,) for _, kernel in PAIRS])
def answers_a_single_one_with_the_kernel(kernel):
    """A single 1 in an image of zeros gives the kernel back.

    fr: Un seul 1 dans une image de zéros redonne le noyau.
    """
    result = yield convolve2d(surrounded(np.ones((1, 1)), kernel), kernel)
    close(result, kernel)


@convolve2d.dtype(images_with_kernels(dtype=BOTH_DTYPES), points=1, edge=[*SINGLE, *PAIRS])
def convolves_in_the_same_dtype(image, kernel):
    """Returns the dtype of the image: float32 gives float32, float64 gives float64.

    fr: Renvoie le dtype de l’image : float32 donne float32, float64 donne float64.
    """
    return convolve2d(image, kernel)


@convolve2d.fresh(images_with_kernels(), points=1, edge=PAIRS)
def convolves_without_side_effects(image, kernel):
    """Changes neither image nor kernel, and returns a new array each time.

    fr: Ne modifie ni l’image ni le noyau, et renvoie chaque fois un nouveau tableau.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return convolve2d(image, kernel), convolve2d(image, kernel + 1)


@convolve2d.rejects(pairs_of_wrong_rank(), points=1, edge=WRONG_RANKS)
def refuses_other_ranks(image, kernel):
    """Raises ValueError unless image and kernel have two axes.

    fr: Lève ValueError si l’image ou le noyau n’ont pas deux axes.
    """
    return convolve2d(image, kernel)


@convolve2d.rejects(pairs_that_do_not_fit(), points=1, edge=TOO_LARGE)
def refuses_kernels_that_do_not_fit(image, kernel):
    """Raises ValueError where the kernel is higher or wider than the image.

    fr: Lève ValueError si le noyau est plus haut ou plus large que l’image.
    """
    return convolve2d(image, kernel)
