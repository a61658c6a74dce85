"""Visible tests of `stride`."""

import numpy as np
from hypothesis import strategies as st
from show import Text, Window, expect, law, rejects
from show.strategies import images_with_kernels

IMAGE = np.arange(1.0, 31.0).reshape(5, 6)
KERNEL = np.array([[1.0, 0.0], [0.0, 2.0]])
STEPS = Text(
    en="Count the steps that the room allows, rounded down, then add the first place.",
    fr="Comptez les pas que permet la place disponible, arrondis vers le bas, puis ajoutez la première place.",
)


def test_counts_the_places_of_the_figure(student):
    """A window of 3 on an axis of 8, at stride 2, takes 3 places.

    fr: Une fenêtre de 3 sur un axe de 8, de pas 2, prend 3 places.
    """
    expect(student.output_size, 8, 3, stride=2, gives=3, hint=STEPS)


def test_takes_stride_1_and_padding_0_by_default(student):
    """A window of 3 on an axis of 7 takes 5 places.

    fr: Une fenêtre de 3 sur un axe de 7 prend 5 places.
    """
    expect(student.output_size, 7, 3, gives=5, hint=STEPS)


def test_adds_the_padding_on_both_sides(student):
    """With a padding of 1, a window of 3 on an axis of 7 takes 7 places.

    fr: Avec une marge de 1, une fenêtre de 3 sur un axe de 7 prend 7 places.
    """
    expect(
        student.output_size,
        7,
        3,
        padding=1,
        gives=7,
        hint=Text(en="Padding makes the axis longer on both sides.", fr="La marge allonge l’axe des deux côtés."),
    )


def test_counts_places_with_stride_and_padding(student):
    """The first layer of ResNet: 224 pixels, kernel 7, stride 2, padding 3.

    fr: La première couche de ResNet : 224 pixels, noyau 7, pas 2, marge 3.
    """
    expect(student.output_size, 224, 7, 2, 3, gives=112, hint=STEPS)


def test_sees_the_last_pixel_where_it_can(student):
    """A window of 3 on an axis of 7, at stride 2, takes 3 places.

    fr: Une fenêtre de 3 sur un axe de 7, de pas 2, prend 3 places.
    """
    expect(student.output_size, 7, 3, 2, gives=3, hint=STEPS)


def test_stays_where_the_first_step_leads_too_far(student):
    """A stride larger than the axis leaves one place.

    fr: Un pas plus grand que l’axe laisse une place.
    """
    expect(student.output_size, 5, 2, 9, gives=1, hint=STEPS)


@law(st.integers(3, 9), st.integers(1, 3), st.integers(1, 3), st.integers(0, 2))
def test_gains_one_place_per_stride(student, size, kernel_size, stride, padding):
    """An axis longer by one stride has one place more.

    fr: Un axe plus long d’un pas a une place de plus.
    """
    places = student.output_size(size, kernel_size, stride, padding)
    expect(student.output_size, size + stride, kernel_size, stride, padding, gives=places + 1, hint=STEPS)


def test_rejects_a_window_that_does_not_fit(student):
    """A window larger than the padded axis is rejected.

    fr: Une fenêtre plus grande que l’axe et sa marge est refusée.
    """
    rejects(
        student.output_size,
        4,
        7,
        3,
        1,
        hint=Text(
            en="Compare kernel_size with size + 2 * padding: the formula alone does not tell.",
            fr="Comparez kernel_size à size + 2 * padding : la formule seule ne le dit pas.",
        ),
    )


def test_rejects_arguments_out_of_range(student):
    """Sizes and strides below 1 and negative paddings are rejected.

    fr: Une taille ou un pas inférieurs à 1 et une marge négative sont refusés.
    """
    rejects(student.output_size, 0, 1, 1, 1)
    rejects(student.output_size, 5, 0)
    rejects(student.output_size, 5, 3, 0)
    rejects(student.output_size, 5, 3, -1)
    rejects(student.output_size, 5, 3, 1, -1)


def test_strides_over_the_image_of_the_figure(student):
    """A kernel of 2×2 at stride 3.

    fr: Un noyau 2×2 de pas 3.
    """
    expect(
        student.correlate2d_strided,
        IMAGE,
        KERNEL,
        3,
        gives=[[17, 26], [71, 80]],
        window=Window("image", size=2, stride=3),
        hint=Text(
            en="Place (i, j) starts at pixel (stride * i, stride * j); inside the window pixels stay neighbours.",
            fr="La place (i, j) part du pixel (stride * i, stride * j) ; dans la fenêtre, les pixels restent voisins.",
        ),
    )


def test_overlaps_where_the_stride_is_small(student):
    """A kernel of 3×3 at stride 2: neighbouring windows overlap.

    fr: Un noyau 3×3 de pas 2 : les fenêtres voisines se recouvrent.
    """
    kernel = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 2.0, 0.0]])
    expect(
        student.correlate2d_strided,
        IMAGE,
        kernel,
        2,
        gives=[[20, 24], [44, 48]],
        window=Window("image", size=3, stride=2),
        hint=Text(
            en="(5 - 3) // 2 + 1 = 2 rows and (6 - 3) // 2 + 1 = 2 columns; column 6 is never seen.",
            fr="(5 - 3) // 2 + 1 = 2 lignes et (6 - 3) // 2 + 1 = 2 colonnes ; la colonne 6 n’est jamais vue.",
        ),
    )


def test_strides_by_1(student):
    """At stride 1 every place counts, and the kernel is not flipped.

    fr: Avec un pas de 1, toutes les places comptent, et le noyau n’est pas retourné.
    """
    expect(
        student.correlate2d_strided,
        np.array([[1.0, 2.0, 3.0, 4.0]]),
        np.array([[1.0, 10.0]]),
        1,
        gives=[[21, 32, 43]],
    )


def test_keeps_float32(student):
    """A float32 image gives a float32 result.

    fr: Une image float32 donne un résultat float32.
    """
    expect(
        student.correlate2d_strided,
        np.array([[0.5, 1.0, 1.5]], dtype=np.float32),
        np.array([[0.5]], dtype=np.float32),
        2,
        gives=np.array([[0.25, 0.75]], dtype=np.float32),
        hint=Text(
            en="np.zeros(shape) is float64: give it dtype=image.dtype.",
            fr="np.zeros(forme) est en float64 : donnez-lui dtype=image.dtype.",
        ),
    )


@law(images_with_kernels(), st.integers(1, 3))
def test_leaves_places_out(student, pair, stride):
    """A stride leaves out rows and columns of the result of stride 1.

    fr: Un pas laisse de côté des lignes et des colonnes du résultat de pas 1.
    """
    image, kernel = pair
    every = student.correlate2d_strided(image, kernel, 1)
    expect(student.correlate2d_strided, image, kernel, stride, gives=every[::stride, ::stride])


def test_rejects_a_kernel_that_does_not_fit(student):
    """A kernel larger than the image is rejected, at any stride.

    fr: Un noyau plus grand que l’image est refusé, quel que soit le pas.
    """
    rejects(student.correlate2d_strided, np.ones((3, 3)), np.ones((2, 4)), 2)


def test_rejects_three_axes(student):
    """An image with three axes is rejected.

    fr: Une image à trois axes est refusée.
    """
    rejects(
        student.correlate2d_strided,
        np.ones((3, 4, 4)),
        KERNEL,
        1,
        hint=Text(en="image.ndim is the number of axes.", fr="image.ndim est le nombre d’axes."),
    )


def test_rejects_a_stride_below_1(student):
    """A stride of 0 or -1 is rejected.

    fr: Un pas de 0 ou de -1 est refusé.
    """
    rejects(student.correlate2d_strided, IMAGE, KERNEL, 0)
    rejects(student.correlate2d_strided, IMAGE, KERNEL, -1)
