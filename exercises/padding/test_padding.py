"""Visible tests of `padding`."""

import numpy as np
from hypothesis import strategies as st
from show import Text, expect, law, rejects
from show.strategies import arrays

IMAGE = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
ROWS = np.array(3 * [[1.0, 2.0, 3.0, 4.0]])
CORNERS = Text(
    en="The corners belong to the border: find the row first, then the column.",
    fr="Les coins appartiennent à la marge : trouvez d’abord la ligne, puis la colonne.",
)
MIRROR = Text(
    en="The mirror stands on the outermost pixel, which is not repeated; corners are mirrored on both axes.",
    fr="Le miroir est posé sur le pixel du bord, qui n’est pas répété ; les coins sont réfléchis sur les deux axes.",
)


def test_surrounds_with_zeros(student):
    """Mode "zeros" surrounds the image with zeros.

    fr: Le mode "zeros" entoure l’image de zéros.
    """
    expect(
        student.pad2d,
        IMAGE,
        1,
        "zeros",
        gives=[[0, 0, 0, 0, 0], [0, 1, 2, 3, 0], [0, 4, 5, 6, 0], [0, 0, 0, 0, 0]],
        hint=Text(
            en="The result has H + 2 * padding rows: padding counts on each side.",
            fr="Le résultat a H + 2 * padding lignes : la marge compte de chaque côté.",
        ),
    )


def test_repeats_the_border(student):
    """Mode "replicate" repeats the nearest pixel of the image.

    fr: Le mode "replicate" répète le pixel le plus proche de l’image.
    """
    expect(
        student.pad2d,
        IMAGE,
        1,
        "replicate",
        gives=[[1, 1, 2, 3, 3], [1, 1, 2, 3, 3], [4, 4, 5, 6, 6], [4, 4, 5, 6, 6]],
        hint=CORNERS,
    )


def test_reflects_the_image(student):
    """Mode "reflect" mirrors the image at its outermost pixels.

    fr: Le mode "reflect" réfléchit l’image sur ses pixels extérieurs.
    """
    expect(
        student.pad2d,
        IMAGE,
        1,
        "reflect",
        gives=[[5, 4, 5, 6, 5], [2, 1, 2, 3, 2], [5, 4, 5, 6, 5], [2, 1, 2, 3, 2]],
        hint=MIRROR,
    )


def test_pads_by_two_zeros(student):
    """Around 1 2 3 4, mode "zeros" with width 2 gives 0 0 1 2 3 4 0 0.

    fr: Autour de 1 2 3 4, le mode "zeros" de largeur 2 donne 0 0 1 2 3 4 0 0.
    """
    nothing = [[0, 0, 0, 0, 0, 0, 0, 0]]
    expect(student.pad2d, ROWS, 2, "zeros", gives=2 * nothing + 3 * [[0, 0, 1, 2, 3, 4, 0, 0]] + 2 * nothing)


def test_replicates_by_two(student):
    """Around 1 2 3 4, mode "replicate" with width 2 gives 1 1 1 2 3 4 4 4.

    fr: Autour de 1 2 3 4, le mode "replicate" de largeur 2 donne 1 1 1 2 3 4 4 4.
    """
    expect(student.pad2d, ROWS, 2, "replicate", gives=7 * [[1, 1, 1, 2, 3, 4, 4, 4]])


def test_reflects_by_two(student):
    """Around 1 2 3 4, mode "reflect" with width 2 gives 3 2 1 2 3 4 3 2.

    fr: Autour de 1 2 3 4, le mode "reflect" de largeur 2 donne 3 2 1 2 3 4 3 2.
    """
    expect(
        student.pad2d,
        ROWS,
        2,
        "reflect",
        gives=7 * [[3, 2, 1, 2, 3, 4, 3, 2]],
        hint=MIRROR,
    )


def test_replicates_far_beyond_the_image(student):
    """The border may be wider than the image.

    fr: La marge peut être plus large que l’image.
    """
    expect(
        student.pad2d,
        np.array([[1.0, 2.0]]),
        2,
        "replicate",
        gives=5 * [[1, 1, 1, 2, 2, 2]],
        hint=Text(
            en="Only a reflection needs as many pixels as the border is wide.",
            fr="Seule la réflexion demande autant de pixels que la marge est large.",
        ),
    )


def test_copies_the_image_for_padding_0(student):
    """A padding of 0 gives a copy of the image.

    fr: Une marge de 0 donne une copie de l’image.
    """
    for mode in ("zeros", "replicate", "reflect"):
        expect(
            student.pad2d,
            IMAGE,
            0,
            mode,
            gives=IMAGE,
            hint=Text(
                en="Mind slices like a[-0:], which take everything, and return a copy.",
                fr="Attention aux tranches comme a[-0:], qui prennent tout, et renvoyez une copie.",
            ),
        )


def test_keeps_float32(student):
    """A float32 image gives a float32 result.

    fr: Une image float32 donne un résultat float32.
    """
    expect(
        student.pad2d,
        np.array([[0.5]], dtype=np.float32),
        1,
        "zeros",
        gives=np.array([[0, 0, 0], [0, 0.5, 0], [0, 0, 0]], dtype=np.float32),
        hint=Text(
            en="np.zeros(shape) is float64: give it dtype=image.dtype.",
            fr="np.zeros(forme) est en float64 : donnez-lui dtype=image.dtype.",
        ),
    )


@law(arrays((3, 5), (3, 5)), st.integers(0, 2), st.sampled_from(["zeros", "replicate", "reflect"]))
def test_treats_both_axes_alike(student, image, padding, mode):
    """The transposed image gives the transposed result.

    fr: L’image transposée donne le résultat transposé.
    """
    expect(student.pad2d, image.T.copy(), padding, mode, gives=student.pad2d(image, padding, mode).T)


@law(arrays((3, 5), (3, 5)), st.integers(0, 2), st.sampled_from(["zeros", "replicate", "reflect"]))
def test_treats_opposite_sides_alike(student, image, padding, mode):
    """The flipped image gives the flipped result.

    fr: L’image retournée donne le résultat retourné.
    """
    expect(
        student.pad2d, image[::-1, ::-1].copy(), padding, mode, gives=student.pad2d(image, padding, mode)[::-1, ::-1]
    )


def test_rejects_three_axes(student):
    """An image with three axes is rejected.

    fr: Une image à trois axes est refusée.
    """
    rejects(
        student.pad2d,
        np.ones((3, 4, 4)),
        1,
        "zeros",
        hint=Text(en="image.ndim is the number of axes.", fr="image.ndim est le nombre d’axes."),
    )


def test_rejects_a_negative_padding(student):
    """A negative padding is rejected.

    fr: Une marge négative est refusée.
    """
    rejects(student.pad2d, IMAGE, -1, "zeros")


def test_rejects_an_unknown_mode(student):
    """An unknown mode is rejected.

    fr: Un mode inconnu est refusé.
    """
    rejects(
        student.pad2d,
        IMAGE,
        1,
        "symmetric",
        hint=Text(
            en="A last else must not take whatever is left for one of the three modes.",
            fr="Un dernier else ne doit pas prendre tout le reste pour un des trois modes.",
        ),
    )


def test_rejects_a_reflection_that_is_too_wide(student):
    """A reflection as wide as the image is high is rejected.

    fr: Une réflexion aussi large que l’image est haute est refusée.
    """
    rejects(
        student.pad2d,
        IMAGE,
        2,
        "reflect",
        hint=Text(
            en="padding must be smaller than H and smaller than W.",
            fr="padding doit être plus petit que H et plus petit que W.",
        ),
    )


def test_same_padding_keeps_the_size(student):
    """Kernels of 1, 3 and 7 need a padding of 0, 1 and 3.

    fr: Des noyaux de 1, 3 et 7 demandent une marge de 0, 1 et 3.
    """
    for kernel_size, padding in ((1, 0), (3, 1), (7, 3)):
        expect(
            student.same_padding,
            kernel_size,
            gives=padding,
            hint=Text(
                en="Solve H + 2 * padding - kernel_size + 1 == H.",
                fr="Résolvez H + 2 * padding - kernel_size + 1 == H.",
            ),
        )


def test_same_padding_rejects_an_even_kernel(student):
    """A kernel of 4 is rejected.

    fr: Un noyau de 4 est refusé.
    """
    rejects(student.same_padding, 4)
