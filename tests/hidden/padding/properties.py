"""Hidden suite of `padding`."""

import numpy as np
from hypothesis import strategies as st

from grader.compare import close
from grader.suite import Suite
from tests.strategies.arrays import BOTH_DTYPES, EIGHTHS, WIDE, arrays
from tests.strategies.images import images
from tests.strategies.padding import MODES, images_with_paddings

suite = Suite("padding")
pad2d = suite.function("pad2d")
same_padding = suite.function("same_padding")

# What no exam may miss: wide and high images, borders of one pixel and of all that the mode allows.
WIDE_IMAGE = np.array([[1.0, 2.0, 3.0, 4.0, 5.0], [6.0, -7.0, 8.0, 9.0, -1.0], [2.0, 4.0, -6.0, 8.0, 3.0]])
SHAPES = [WIDE_IMAGE, WIDE_IMAGE.T.copy(), WIDE_IMAGE[:, :3].copy()]


def examples(mode, scale=1.0, offset=0.0, dtype=np.float64):
    """Return edge examples of one mode."""
    return [((scale * image + offset).astype(dtype), padding, mode) for image in SHAPES for padding in (2, 1, 0)]


def all_modes(*args):
    """Return edge examples of the three modes."""
    return [example for mode in ("zeros", "replicate", "reflect") for example in examples(mode, *args)]


@pad2d.agreement(
    images_with_paddings(st.just("zeros"), dtype=BOTH_DTYPES),
    points=2,
    examples=50,
    edge=[*examples("zeros"), (WIDE_IMAGE, 6, "zeros")],
)
def surrounds_with_zeros(image, padding, mode):
    """Surrounds with zeros.

    fr: Entoure de zéros.
    """
    return pad2d(image, padding, mode)


@pad2d.agreement(
    images_with_paddings(st.just("replicate"), dtype=BOTH_DTYPES),
    points=2,
    examples=50,
    edge=[*examples("replicate"), (WIDE_IMAGE, 6, "replicate"), (WIDE_IMAGE[:1, :1].copy(), 2, "replicate")],
)
def repeats_the_border(image, padding, mode):
    """Repeats the border: the nearest pixel of the image, in the corners too.

    fr: Répète le bord : le pixel le plus proche de l’image, dans les coins aussi.
    """
    return pad2d(image, padding, mode)


@pad2d.agreement(
    images_with_paddings(st.just("reflect"), dtype=BOTH_DTYPES),
    points=2,
    examples=50,
    edge=examples("reflect"),
)
def reflects_the_image(image, padding, mode):
    """Reflects the image without repeating its border.

    fr: Réfléchit l’image sans répéter son bord.
    """
    return pad2d(image, padding, mode)


@pad2d.agreement(images_with_paddings(elements=EIGHTHS), points=2, examples=40, edge=all_modes(1 / 8))
def pads_fractions(image, padding, mode):
    """Keeps fractions: images made of multiples of 1/8.

    fr: Garde les fractions : images faites de multiples de 1/8.
    """
    return pad2d(image, padding, mode)


@pad2d.agreement(images_with_paddings(elements=WIDE), points=2, examples=40, edge=all_modes(2.0, 2.0**31 + 1))
def pads_long_numbers(image, padding, mode):
    """Keeps every digit of float64, on numbers that float32 cannot hold.

    fr: Garde tous les chiffres de float64, avec des nombres que float32 ne peut pas représenter.
    """
    return pad2d(image, padding, mode)


@pad2d.law(images_with_paddings(), points=1, edge=all_modes())
def keeps_the_image_in_the_middle(image, padding, mode):
    """Keeps the image in the middle, as it was.

    fr: Garde l’image au milieu, telle quelle.
    """
    result = yield pad2d(image, padding, mode)
    H, W = image.shape
    close(result[padding : padding + H, padding : padding + W], image)


@pad2d.law(images_with_paddings(), points=1, edge=all_modes())
def commutes_with_flips(image, padding, mode):
    """Treats all sides alike: an image turned by half a turn gives the result turned by half a turn.

    fr: Traite tous les côtés de la même façon : l’image tournée d’un demi-tour donne le résultat tourné d’un demi-tour.
    """
    straight, turned = yield pad2d(image, padding, mode), pad2d(image[::-1, ::-1].copy(), padding, mode)
    close(turned, straight[::-1, ::-1])


@pad2d.law(images_with_paddings(), points=1, edge=all_modes())
def commutes_with_transposition(image, padding, mode):
    """Treats both axes alike: the transposed image gives the transposed result.

    fr: Traite les deux axes de la même façon : l’image transposée donne le résultat transposé.
    """
    straight, transposed = yield pad2d(image, padding, mode), pad2d(image.T.copy(), padding, mode)
    close(transposed, straight.T)


@pad2d.dtype(images_with_paddings(dtype=BOTH_DTYPES), points=1, edge=[*all_modes(1.0, 0.0, np.float32), *all_modes()])
def pads_in_the_same_dtype(image, padding, mode):
    """Returns the dtype of the image: float32 gives float32, float64 gives float64.

    fr: Renvoie le dtype de l’image : float32 donne float32, float64 donne float64.
    """
    return pad2d(image, padding, mode)


@pad2d.fresh(images_with_paddings(), points=1, edge=all_modes())
def pads_without_side_effects(image, padding, mode):
    """Leaves the image alone and returns a new array each time, for a padding of 0 too.

    fr: Ne modifie pas l’image et renvoie chaque fois un nouveau tableau, même pour une marge de 0.
    """
    # Twice the same shape, one after the other: an array that is used again cannot hide.
    return pad2d(image, padding, mode), pad2d(image + 1, padding, mode)


@pad2d.rejects(
    st.tuples(arrays(st.tuples(st.integers(3, 5)) | st.tuples(*[st.integers(3, 5)] * 3)), st.integers(0, 2), MODES),
    points=1,
    edge=[
        (np.ones(shape), padding, mode)
        for mode in ("zeros", "replicate", "reflect")
        for shape in ((5,), (3, 4, 5), (1, 4, 5))
        for padding in (0, 1)
        if mode != "reflect" or padding < min(shape)
    ],
)
def rejects_other_ranks(image, padding, mode):
    """Raises ValueError unless the image has two axes.

    fr: Lève ValueError si l’image n’a pas deux axes.
    """
    return pad2d(image, padding, mode)


@pad2d.rejects(
    st.tuples(images(), st.integers(-3, -1), MODES),
    points=1,
    edge=[
        (image, padding, mode) for image in SHAPES for padding in (-1, -2) for mode in ("zeros", "replicate", "reflect")
    ],
)
def rejects_negative_paddings(image, padding, mode):
    """Raises ValueError for a negative padding.

    fr: Lève ValueError pour une marge négative.
    """
    return pad2d(image, padding, mode)


@pad2d.rejects(
    images().flatmap(lambda image: st.tuples(st.just(image), st.integers(min(image.shape), 12), st.just("reflect"))),
    points=1,
    edge=[
        (np.ones((3, 5)), 3, "reflect"),
        (np.ones((5, 3)), 3, "reflect"),
        (np.ones((4, 4)), 4, "reflect"),
        (np.ones((3, 5)), 4, "reflect"),
        (np.ones((5, 3)), 4, "reflect"),
        (np.ones((3, 5)), 5, "reflect"),
        (np.ones((5, 3)), 5, "reflect"),
        (np.ones((3, 5)), 8, "reflect"),
        (np.ones((1, 1)), 1, "reflect"),
    ],
)
def rejects_reflections_that_are_too_wide(image, padding, mode):
    """Raises ValueError where a reflection is as wide as the image, or as high, or more.

    fr: Lève ValueError si la réflexion est aussi large, ou aussi haute, que l’image, ou davantage.
    """
    return pad2d(image, padding, mode)


@pad2d.rejects(
    st.tuples(
        images(), st.just(0), st.sampled_from(["circular", "constant", "edge", "symmetric", "wrap", "Zeros", ""])
    ),
    points=1,
    edge=[
        (image, padding, mode)
        for image in SHAPES[:2]
        for padding in (0, 1)
        for mode in ("circular", "symmetric", "constant", "edge", "wrap", "zero", "ZEROS", "")
    ],
)
def rejects_unknown_modes(image, padding, mode):
    """Raises ValueError for a mode other than the three.

    fr: Lève ValueError pour un mode autre que les trois.
    """
    return pad2d(image, padding, mode)


ODD = st.integers(0, 20).map(lambda half: 2 * half + 1)
EVEN = st.integers(0, 20).map(lambda half: 2 * half)


@same_padding.agreement(st.tuples(ODD), points=2, examples=20, edge=[(1,), (3,), (5,), (7,), (9,), (11,)])
def keeps_the_size(kernel_size):
    """Gives the padding that keeps the size.

    fr: Donne la marge qui garde la taille.
    """
    return same_padding(kernel_size)


@same_padding.agreement(
    st.tuples(st.integers(50, 50_000).map(lambda half: 2 * half + 1)), points=1, examples=20, edge=[(101,), (99_999,)]
)
def keeps_the_size_for_large_kernels(kernel_size):
    """Gives the padding that keeps the size, for large kernels.

    fr: Donne la marge qui garde la taille, pour de grands noyaux.
    """
    return same_padding(kernel_size)


@same_padding.rejects(st.tuples(EVEN), points=1, examples=20, edge=[(2,), (4,), (6,), (8,), (10,), (100,)])
def rejects_even_kernels(kernel_size):
    """Raises ValueError for an even kernel size.

    fr: Lève ValueError pour une taille de noyau paire.
    """
    return same_padding(kernel_size)
