"""Hidden suite of `stride`."""

import numpy as np
from hypothesis import strategies as st

from grader.compare import close
from grader.suite import Suite
from tests.strategies.arrays import BOTH_DTYPES, EIGHTHS, WIDE
from tests.strategies.images import (
    images_with_kernels,
    pairs_of_wrong_rank,
    pairs_that_do_not_fit,
    squares_with_kernels,
)
from tests.strategies.strides import windows, with_strides

suite = Suite("stride")
output_size = suite.function("output_size")
correlate2d_strided = suite.function("correlate2d_strided")

# What no exam may miss: strides that leave a rest, on one axis or both, and strides larger than kernel and image.
RAMP = np.arange(1.0, 73.0).reshape(8, 9) % 13 - 6
ASYMMETRIC = np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 3.0], [4.0, 0.0, -2.0]])
PAIR = np.array([[1.0, -2.0], [3.0, 5.0]])
SQUARES = [
    (RAMP[:7, :7].copy(), ASYMMETRIC, 2),
    (RAMP[:8, :8].copy(), ASYMMETRIC, 2),
    (RAMP[:8, :8].copy(), ASYMMETRIC, 3),
    (RAMP[:8, :8].copy(), PAIR, 2),
    (RAMP[:8, :8].copy(), PAIR, 3),
    (RAMP[:5, :5].copy(), ASYMMETRIC, 1),
    (RAMP[:5, :5].copy(), PAIR, 9),
]
SHAPES = [
    (RAMP, ASYMMETRIC, 2),
    (RAMP.T.copy(), ASYMMETRIC, 2),
    (RAMP, ASYMMETRIC[:2].copy(), 3),
    (RAMP, ASYMMETRIC[:1].copy(), 2),
    (RAMP, ASYMMETRIC[:, :1].copy(), 3),
    (RAMP[:3].copy(), PAIR, 4),
    (RAMP, PAIR, 1),
    (RAMP, RAMP[::-1] + 1, 2),
    (RAMP, np.array([[1.0]]), 1),
]
FRACTIONS = [(image / 8, kernel / 8, stride) for image, kernel, stride in SHAPES]
LONG = [(2 * image + 2**31 + 1, kernel, stride) for image, kernel, stride in SHAPES]
SINGLE = [(image.astype(np.float32), kernel.astype(np.float32), stride) for image, kernel, stride in SHAPES]


@output_size.agreement(
    windows(),
    points=3,
    edge=[
        (7, 3, 1, 0),
        (7, 3, 2, 0),
        (8, 3, 2, 0),
        (7, 3, 3, 0),
        (7, 3, 1, 1),
        (7, 3, 2, 1),
        (7, 4, 2, 1),
        (5, 5, 1, 0),
        (5, 5, 4, 0),
        (5, 2, 9, 0),
        (1, 1, 1, 0),
        (1, 1, 3, 2),
        (2, 5, 1, 2),
        (2, 6, 1, 2),
        (10, 1, 3, 0),
        (4, 2, 2, 0),
    ],
)
def counts_places(size, kernel_size, stride, padding):
    """Counts the places of the window.

    fr: Compte les places de la fenêtre.
    """
    return output_size(size, kernel_size, stride, padding)


@output_size.agreement(
    st.tuples(st.integers(1, 20), st.integers(1, 20)).filter(lambda sizes: sizes[1] <= sizes[0]),
    points=1,
    examples=20,
    edge=[(7, 3), (8, 4), (5, 5), (1, 1), (12, 2), (9, 4)],
)
def has_defaults(size, kernel_size):
    """Takes stride 1 and padding 0 where they are left out.

    fr: Prend un pas de 1 et une marge de 0 s’ils ne sont pas donnés.
    """
    return output_size(size, kernel_size)


@output_size.agreement(
    windows(),
    points=1,
    examples=20,
    edge=[(7, 3, 2, 0), (7, 3, 1, 2), (8, 4, 2, 1)],
)
def knows_its_arguments_by_name(size, kernel_size, stride, padding):
    """Takes stride and padding by name, one without the other too.

    fr: Accepte le pas et la marge par leur nom, l’un sans l’autre aussi.
    """
    return (
        output_size(size=size + kernel_size, kernel_size=kernel_size, padding=padding, stride=stride),
        output_size(size + kernel_size, kernel_size, stride=stride),
        output_size(size + kernel_size, kernel_size, padding=padding),
    )


@output_size.agreement(
    windows(largest=10**6), points=1, examples=20, edge=[(224, 7, 2, 3), (1000, 11, 4, 2), (10**6 + 1, 3, 2, 0)]
)
def counts_places_on_long_axes(size, kernel_size, stride, padding):
    """Counts the places on an axis of up to a million pixels.

    fr: Compte les places sur un axe d’un million de pixels au plus.
    """
    return output_size(size, kernel_size, stride, padding)


@output_size.law(windows(), points=1, edge=[(7, 3, 2, 0), (8, 3, 2, 0), (7, 3, 3, 1), (5, 5, 4, 0)])
def gains_one_place_per_stride(size, kernel_size, stride, padding):
    """Gains exactly one place when the axis grows by one stride.

    fr: Gagne exactement une place quand l’axe s’allonge d’un pas.
    """
    before, after = yield (
        output_size(size, kernel_size, stride, padding),
        output_size(size + stride, kernel_size, stride, padding),
    )
    close(after, before + 1)


@output_size.rejects(
    st.tuples(st.integers(1, 6), st.integers(1, 4), st.integers(1, 3), st.integers(0, 2)).map(
        lambda drawn: (drawn[0], drawn[0] + 2 * drawn[3] + drawn[1], drawn[2], drawn[3])
    ),
    points=1,
    edge=[
        (5, 6, 1, 0),
        (5, 7, 1, 0),
        (5, 6, 2, 0),
        (5, 7, 2, 0),
        (5, 9, 3, 1),
        (2, 7, 1, 2),
        (2, 5, 1, 1),
        (1, 50, 2, 3),
    ],
)
def rejects_windows_that_do_not_fit(size, kernel_size, stride, padding):
    """Raises ValueError where no window fits.

    fr: Lève ValueError si aucune fenêtre ne tient.
    """
    return output_size(size, kernel_size, stride, padding)


@st.composite
def windows_out_of_range(draw):
    """Draw the arguments of a window, one of which is out of range."""
    arguments = list(draw(windows()))
    wrong = draw(st.sampled_from([0, 1, 2, 3]))
    arguments[wrong] = draw(st.integers(-3, -1 if wrong == 3 else 0))
    if wrong == 3:
        arguments[0] += arguments[1] + 6  # so that it is not for want of room
    return tuple(arguments)


@output_size.rejects(
    windows_out_of_range(),
    points=1,
    edge=[
        (0, 1, 1, 0),
        (0, 1, 1, 1),
        (0, 2, 1, 3),
        (-1, 1, 1, 4),
        (5, 0, 1, 0),
        (5, -1, 1, 0),
        (5, 0, 2, 1),
        (5, 3, 0, 0),
        (5, 3, -1, 0),
        (5, 3, -2, 1),
        (5, 3, 1, -1),
        (9, 3, 2, -2),
    ],
)
def rejects_arguments_out_of_range(size, kernel_size, stride, padding):
    """Raises ValueError for sizes and strides below 1, and for a negative padding.

    fr: Lève ValueError pour une taille ou un pas inférieur à 1, et pour une marge négative.
    """
    return output_size(size, kernel_size, stride, padding)


@correlate2d_strided.agreement(with_strides(squares_with_kernels()), points=3, edge=SQUARES)
def strides_over_squares(image, kernel, stride):
    """Takes one place out of `stride` on both axes, on square images and kernels.

    fr: Prend une place sur `stride` sur les deux axes, avec des images et des noyaux carrés.
    """
    return correlate2d_strided(image, kernel, stride)


@correlate2d_strided.agreement(with_strides(images_with_kernels(dtype=BOTH_DTYPES)), points=3, edge=SHAPES)
def strides_over_every_shape(image, kernel, stride):
    """Takes one place out of `stride` on both axes, on images and kernels of every shape.

    fr: Prend une place sur `stride` sur les deux axes, avec des images et des noyaux de toute forme.
    """
    return correlate2d_strided(image, kernel, stride)


@correlate2d_strided.agreement(
    with_strides(images_with_kernels(EIGHTHS, EIGHTHS)), points=2, examples=40, edge=FRACTIONS
)
def strides_over_fractions(image, kernel, stride):
    """Keeps fractions: images and kernels made of multiples of 1/8.

    fr: Garde les fractions : images et noyaux faits de multiples de 1/8.
    """
    return correlate2d_strided(image, kernel, stride)


@correlate2d_strided.agreement(with_strides(images_with_kernels(WIDE)), points=2, examples=40, edge=LONG)
def strides_over_long_numbers(image, kernel, stride):
    """Keeps every digit of float64, on numbers that float32 cannot hold.

    fr: Garde tous les chiffres de float64, avec des nombres que float32 ne peut pas représenter.
    """
    return correlate2d_strided(image, kernel, stride)


@correlate2d_strided.law(with_strides(images_with_kernels()), points=1, edge=[*SQUARES, *SHAPES])
def leaves_places_out(image, kernel, stride):
    """Gives the result of stride 1 with rows and columns left out.

    fr: Donne le résultat du pas 1 auquel manquent des lignes et des colonnes.
    """
    every, some = yield correlate2d_strided(image, kernel, 1), correlate2d_strided(image, kernel, stride)
    close(some, every[::stride, ::stride])


@correlate2d_strided.law(with_strides(images_with_kernels()), points=1, edge=[*SQUARES, *SHAPES])
def moves_by_one_place_per_stride(image, kernel, stride):
    """Moves with the image: an image without its first `stride` rows gives the result without its first row.

    fr: Se déplace avec l’image : sans ses `stride` premières lignes, l’image donne le résultat sans sa première ligne.
    """
    image = np.pad(image, ((stride, 0), (0, 0)), constant_values=1)
    whole, cut = yield (
        correlate2d_strided(image, kernel, stride),
        correlate2d_strided(image[stride:].copy(), kernel, stride),
    )
    close(cut, whole[1:])


@correlate2d_strided.dtype(with_strides(images_with_kernels(dtype=BOTH_DTYPES)), points=1, edge=[*SINGLE, *SHAPES])
def strides_in_the_same_dtype(image, kernel, stride):
    """Returns the dtype of the image: float32 gives float32, float64 gives float64.

    fr: Renvoie le dtype de l’image : float32 donne float32, float64 donne float64.
    """
    return correlate2d_strided(image, kernel, stride)


@correlate2d_strided.fresh(with_strides(images_with_kernels()), points=1, edge=[*SQUARES, *SHAPES])
def strides_without_side_effects(image, kernel, stride):
    """Changes neither image nor kernel, and returns a new array each time.

    fr: Ne modifie ni l’image ni le noyau, et renvoie chaque fois un nouveau tableau.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return correlate2d_strided(image, kernel, stride), correlate2d_strided(image, kernel + 1, stride)


@correlate2d_strided.rejects(
    with_strides(pairs_of_wrong_rank()),
    points=1,
    edge=[
        (np.ones(image_shape), np.ones(kernel_shape), stride)
        for image_shape, kernel_shape in [
            ((5,), (3,)),
            ((5,), (1, 2)),
            ((4, 5), (3,)),
            ((3, 4, 5), (2, 2)),
            ((1, 4, 5), (2, 2)),
            ((4, 5), (1, 2, 2)),
            ((3, 4, 5), (3, 2, 2)),
        ]
        for stride in (1, 2)
    ],
)
def rejects_other_ranks(image, kernel, stride):
    """Raises ValueError unless image and kernel have two axes.

    fr: Lève ValueError si l’image ou le noyau n’ont pas deux axes.
    """
    return correlate2d_strided(image, kernel, stride)


@correlate2d_strided.rejects(
    with_strides(pairs_that_do_not_fit()),
    points=1,
    edge=[
        (np.ones((4, 5)), np.ones(kernel_shape), stride)
        for kernel_shape in [(5, 5), (4, 6), (5, 1), (1, 6), (5, 4), (5, 6), (6, 7), (9, 9)]
        for stride in (1, 2, 3)
    ],
)
def rejects_kernels_that_do_not_fit(image, kernel, stride):
    """Raises ValueError where the kernel is higher or wider than the image.

    fr: Lève ValueError si le noyau est plus haut ou plus large que l’image.
    """
    return correlate2d_strided(image, kernel, stride)


@correlate2d_strided.rejects(
    with_strides(images_with_kernels(), st.integers(-3, 0)),
    points=1,
    edge=[(image, kernel, stride) for image, kernel, _ in SQUARES[:3] for stride in (0, -1, -2)],
)
def rejects_strides_below_one(image, kernel, stride):
    """Raises ValueError for a stride of 0 or less.

    fr: Lève ValueError pour un pas nul ou négatif.
    """
    return correlate2d_strided(image, kernel, stride)
