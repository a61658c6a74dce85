"""Visible tests of `pooling`."""

import numpy as np
from show import Text, Window, expect, law, rejects
from show.strategies import arrays

IMAGE = np.array(
    [
        [
            [1.0, 3.0, 2.0, 0.0, 7.0],
            [5.0, 3.0, 1.0, 1.0, 8.0],
            [-4.0, -2.0, 6.0, 0.0, 9.0],
            [-1.0, -1.0, 4.0, 2.0, 5.0],
        ]
    ]
)
TWO_ROWS = np.array([[[3.0, 1.0, 4.0, 1.0, 5.0], [9.0, 8.0, 2.0, 6.0, 7.0]]])
CHANNELS = np.array([[[1.0, 2.0], [3.0, 4.0]], [[-8.0, -7.0], [-6.0, -5.0]]])
WINDOW = Window("x", size=2, stride=2, shared=1)


def test_takes_the_maximum_of_every_window(student):
    """The maxima of the statement's figure.

    fr: Les maximums de la figure de l’énoncé.
    """
    expect(
        student.max_pool2d,
        IMAGE,
        2,
        gives=[[[5, 2], [-1, 6]]],
        window=WINDOW,
        hint=Text(
            en="Window (i, j) begins at the pixel (2 i, 2 j); among negative numbers the maximum is negative.",
            fr="La fenêtre (i, j) commence au pixel (2 i, 2 j) ; parmi des nombres négatifs, le maximum est négatif.",
        ),
    )


def test_maximum_drops_the_remainder(student):
    """A remainder on the right is dropped.

    fr: Un reste à droite est abandonné.
    """
    expect(
        student.max_pool2d,
        TWO_ROWS,
        2,
        gives=[[[9, 6]]],
        window=WINDOW,
        hint=Text(
            en="The result has H // size rows and W // size columns.",
            fr="Le résultat a H // size lignes et W // size colonnes.",
        ),
    )


def test_maximum_keeps_channels_apart(student):
    """Every channel has its own maximum.

    fr: Chaque canal a son propre maximum.
    """
    expect(
        student.max_pool2d,
        CHANNELS,
        2,
        gives=[[[4]], [[-5]]],
        hint=Text(en="The first axis stays as it is.", fr="Le premier axe reste tel quel."),
    )


def test_maximum_of_a_window_larger_than_the_image(student):
    """A window larger than the image gives an empty result.

    fr: Une fenêtre plus grande que l’image donne un résultat vide.
    """
    expect(
        student.max_pool2d,
        TWO_ROWS,
        3,
        gives=np.zeros((1, 0, 1)),
        hint=Text(en="2 // 3 is 0: no row of windows fits.", fr="2 // 3 vaut 0 : aucune ligne de fenêtres ne tient."),
    )


def test_maximum_of_single_pixels_is_a_new_array(student):
    """Windows of one pixel give the same numbers in a new array.

    fr: Des fenêtres d’un pixel donnent les mêmes nombres dans un nouveau tableau.
    """
    expect(student.max_pool2d, CHANNELS, 1, gives=CHANNELS)


def test_maximum_keeps_float32(student):
    """The maximum of a float32 image is float32.

    fr: Le maximum d’une image float32 est en float32.
    """
    expect(
        student.max_pool2d,
        (TWO_ROWS / 4).astype(np.float32),
        2,
        gives=np.array([[[2.25, 1.5]]], dtype=np.float32),
        hint=Text(
            en="np.zeros(shape) is float64: give it dtype=x.dtype.",
            fr="np.zeros(forme) est en float64 : donnez-lui dtype=x.dtype.",
        ),
    )


def test_maximum_rejects_two_axes(student):
    """The maximum rejects an image without channels.

    fr: Le maximum refuse une image sans canaux.
    """
    rejects(student.max_pool2d, IMAGE[0], 2, hint=Text(en="x.ndim must be 3.", fr="x.ndim doit valoir 3."))


def test_maximum_rejects_size_zero(student):
    """The maximum rejects windows of size 0.

    fr: Le maximum refuse des fenêtres de taille 0.
    """
    rejects(student.max_pool2d, IMAGE, 0)


@law(arrays((1, 2), (2, 5), (2, 5)))
def test_maximum_is_the_same_in_a_mirror(student, x):
    """Exchanging the two columns of every window changes nothing.

    fr: Échanger les deux colonnes de chaque fenêtre ne change rien.
    """
    whole = x[:, :, : x.shape[2] // 2 * 2]
    mirrored = np.stack([whole[:, :, 1::2], whole[:, :, ::2]], axis=3).reshape(whole.shape)
    expect(student.max_pool2d, mirrored, 2, gives=student.max_pool2d(x, 2))


def test_takes_the_mean_of_every_window(student):
    """The means of the statement's figure.

    fr: Les moyennes de la figure de l’énoncé.
    """
    expect(
        student.avg_pool2d,
        IMAGE,
        2,
        gives=[[[3, 1], [-2, 3]]],
        window=WINDOW,
        hint=Text(
            en="Divide the sum by the number of pixels in the window, size * size.",
            fr="Divisez la somme par le nombre de pixels de la fenêtre, size * size.",
        ),
    )


def test_mean_drops_the_remainder_and_keeps_fractions(student):
    """A remainder on the right is dropped, fractions are kept.

    fr: Un reste à droite est abandonné, les fractions sont gardées.
    """
    expect(
        student.avg_pool2d,
        TWO_ROWS,
        2,
        gives=[[[5.25, 3.25]]],
        window=WINDOW,
        hint=Text(en="// rounds down, / does not.", fr="// arrondit vers le bas, / n’arrondit pas."),
    )


def test_mean_keeps_channels_apart(student):
    """Every channel has its own mean.

    fr: Chaque canal a sa propre moyenne.
    """
    expect(student.avg_pool2d, CHANNELS, 2, gives=[[[2.5]], [[-6.5]]])


def test_mean_of_a_window_larger_than_the_image(student):
    """A window larger than the image gives an empty result.

    fr: Une fenêtre plus grande que l’image donne un résultat vide.
    """
    expect(student.avg_pool2d, TWO_ROWS, 6, gives=np.zeros((1, 0, 0)))


def test_mean_keeps_float32(student):
    """The mean of a float32 image is float32.

    fr: La moyenne d’une image float32 est en float32.
    """
    expect(student.avg_pool2d, TWO_ROWS.astype(np.float32), 2, gives=np.array([[[5.25, 3.25]]], dtype=np.float32))


def test_mean_rejects_four_axes(student):
    """The mean rejects a batch of images.

    fr: La moyenne refuse un lot d’images.
    """
    rejects(student.avg_pool2d, IMAGE[None], 2, hint=Text(en="x.ndim must be 3.", fr="x.ndim doit valoir 3."))


def test_mean_rejects_negative_sizes(student):
    """The mean rejects windows of a negative size.

    fr: La moyenne refuse des fenêtres de taille négative.
    """
    rejects(student.avg_pool2d, IMAGE, -2)


@law(arrays((1, 2), (3, 7), (3, 7)))
def test_mean_of_three_times_the_image(student, x):
    """Three times the image has three times the means.

    fr: Le triple de l’image a le triple des moyennes.
    """
    expect(student.avg_pool2d, 3 * x, 3, gives=3 * student.avg_pool2d(x, 3))
