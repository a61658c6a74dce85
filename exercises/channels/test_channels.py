"""Visible tests of `channels`."""

import numpy as np
from show import Text, Window, expect, law, rejects
from show.strategies import arrays

# The top left corner of the lecture's image, with its border of zeros; red, green, blue.
CORNER = np.zeros((3, 4, 6))
CORNER[0, 1:, 1:] = [[156, 155, 156, 158, 158], [153, 154, 157, 159, 159], [149, 151, 155, 158, 159]]
CORNER[1, 1:, 1:] = [[167, 166, 167, 169, 169], [164, 165, 168, 170, 170], [160, 162, 166, 169, 170]]
CORNER[2, 1:, 1:] = [[163, 162, 163, 165, 165], [160, 161, 164, 166, 166], [156, 158, 162, 165, 166]]
LECTURE_FILTER = np.array(
    [
        [[-1.0, -1.0, 1.0], [0.0, 1.0, -1.0], [0.0, 1.0, 1.0]],
        [[1.0, 0.0, 0.0], [1.0, -1.0, -1.0], [1.0, 0.0, -1.0]],
        [[0.0, 1.0, 1.0], [0.0, 1.0, 0.0], [1.0, -1.0, 1.0]],
    ]
)

IMAGE = np.array(
    [[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]], [[0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]]
)
FILTER = np.array([[[1.0, 0.0], [0.0, 0.0]], [[0.0, 2.0], [0.0, 0.0]]])

ROW = np.array([[[[1.0, 2.0, 3.0, 4.0]]]])
PAIR = np.array([[[[1.0, 10.0]]], [[[0.0, -1.0]]]])
BIAS = np.array([0.0, 100.0])

SQUARE = np.array([[[[1.0, 2.0], [3.0, 4.0]]]])
DIAGONAL = np.array([[[[1.0, 0.0], [0.0, 10.0]]]])


def test_correlates_the_example_of_the_lecture(student):
    """The lecture's colour image and its three kernels.

    fr: L’image en couleurs du cours et ses trois noyaux.
    """
    expect(
        student.correlate_channels,
        CORNER,
        LECTURE_FILTER,
        1.0,
        gives=[[-25, 466, 466, 475], [295, 787, 798, 812]],
        window=Window("x", size=3),
        hint=Text(
            en="308 - 498 + 164 + 1 = -25: the bias is added once, after the sum over the channels.",
            fr="308 - 498 + 164 + 1 = -25 : le biais s’ajoute une fois, après la somme sur les canaux.",
        ),
    )


def test_pairs_each_channel_with_its_kernel(student):
    """Two channels with a kernel each.

    fr: Deux canaux avec chacun son noyau.
    """
    expect(
        student.correlate_channels,
        IMAGE,
        FILTER,
        10.0,
        gives=[[13, 12], [14, 17]],
        window=Window("x", size=2),
        hint=Text(
            en="filter[c, k, l] meets x[c, i + k, j + l]; no kernel is flipped.",
            fr="filter[c, k, l] rencontre x[c, i + k, j + l] ; aucun noyau n’est retourné.",
        ),
    )


def test_correlation_keeps_float32(student):
    """The correlation of a float32 image is float32.

    fr: La corrélation d’une image float32 est en float32.
    """
    expect(
        student.correlate_channels,
        IMAGE.astype(np.float32),
        FILTER.astype(np.float32),
        0.25,
        gives=np.array([[3.25, 2.25], [4.25, 7.25]], dtype=np.float32),
        hint=Text(
            en="np.zeros(shape) is float64: give it dtype=x.dtype.",
            fr="np.zeros(forme) est en float64 : donnez-lui dtype=x.dtype.",
        ),
    )


def test_correlation_rejects_a_filter_of_one_channel(student):
    """A filter of one channel does not match an image of two.

    fr: Un filtre à un canal ne va pas avec une image qui en a deux.
    """
    rejects(
        student.correlate_channels,
        IMAGE,
        FILTER[:1],
        0.0,
        hint=Text(
            en="NumPy stretches an axis of length 1 without a word: compare x.shape[0] and filter.shape[0].",
            fr="NumPy étire sans rien dire un axe de longueur 1 : comparez x.shape[0] et filter.shape[0].",
        ),
    )


def test_correlation_rejects_two_axes(student):
    """Image and filter must have three axes.

    fr: L’image et le filtre doivent avoir trois axes.
    """
    rejects(student.correlate_channels, IMAGE[0], FILTER[0], 0.0)


def test_correlation_rejects_kernels_that_do_not_fit(student):
    """Kernels wider than the image are rejected.

    fr: Des noyaux plus larges que l’image sont refusés.
    """
    rejects(student.correlate_channels, IMAGE, np.ones((2, 1, 4)), 0.0)


@law(arrays((1, 3), (2, 4), (2, 4)))
def test_bias_is_added_once(student, x):
    """A bias of 5 adds 5 to every number, however many channels there are.

    fr: Un biais de 5 ajoute 5 à chaque nombre, quel que soit le nombre de canaux.
    """
    kernels = np.ones((len(x), 2, 2))
    expect(student.correlate_channels, x, kernels, 5.0, gives=student.correlate_channels(x, kernels, 0.0) + 5)


def test_convolves_with_two_filters(student):
    """Two filters give two channels, each with its bias.

    fr: Deux filtres donnent deux canaux, chacun avec son biais.
    """
    expect(
        student.conv2d,
        ROW,
        PAIR,
        BIAS,
        gives=[[[[21, 32, 43]], [[98, 97, 96]]]],
        hint=Text(
            en="Channel o of the result comes from weight[o] and bias[o].",
            fr="Le canal o du résultat vient de weight[o] et de bias[o].",
        ),
    )


def test_convolves_the_example_of_the_lecture(student):
    """The lecture's example as a batch of one image and one filter.

    fr: L’exemple du cours, comme lot d’une image et d’un filtre.
    """
    expect(
        student.conv2d,
        CORNER[None],
        LECTURE_FILTER[None],
        np.ones(1),
        gives=[[[[-25, 466, 466, 475], [295, 787, 798, 812]]]],
    )


def test_convolution_takes_a_stride(student):
    """With a stride of 2, one window out of two.

    fr: Avec un pas de 2, une fenêtre sur deux.
    """
    expect(
        student.conv2d,
        ROW,
        PAIR,
        BIAS,
        stride=2,
        gives=[[[[21, 43]], [[98, 96]]]],
        hint=Text(
            en="The window (i, j) begins at (i * stride, j * stride).",
            fr="La fenêtre (i, j) commence en (i * stride, j * stride).",
        ),
    )


def test_convolution_without_bias(student):
    """None means no bias.

    fr: None veut dire sans biais.
    """
    expect(student.conv2d, SQUARE, DIAGONAL, None, gives=[[[[41]]]])


def test_convolution_pads_with_zeros(student):
    """A border of zeros on every side.

    fr: Une bordure de zéros de chaque côté.
    """
    expect(
        student.conv2d,
        SQUARE,
        DIAGONAL,
        None,
        padding=1,
        gives=[[[[10, 20, 0], [30, 41, 2], [0, 3, 4]]]],
        window=Window("x", size=2, padding=1, shared=1),
        hint=Text(
            en="_pad2d(x, padding, padding_mode) makes the border; correlate what it returns.",
            fr="_pad2d(x, padding, padding_mode) crée la bordure ; corrélez ce qu’elle renvoie.",
        ),
    )


def test_convolution_replicates_the_border(student):
    """A border that repeats the nearest pixel.

    fr: Une bordure qui répète le pixel le plus proche.
    """
    expect(
        student.conv2d,
        SQUARE,
        DIAGONAL,
        None,
        padding=1,
        padding_mode="replicate",
        gives=[[[[11, 21, 22], [31, 41, 42], [33, 43, 44]]]],
    )


def test_convolution_reflects_at_the_border(student):
    """A border that reflects the image.

    fr: Une bordure qui reflète l’image.
    """
    expect(
        student.conv2d,
        SQUARE,
        DIAGONAL,
        None,
        padding=1,
        padding_mode="reflect",
        gives=[[[[14, 23, 14], [32, 41, 32], [14, 23, 14]]]],
    )


def test_convolution_takes_a_kernel_that_needs_the_border(student):
    """A kernel larger than the image fits into the image with its border.

    fr: Un noyau plus grand que l’image tient dans l’image avec sa bordure.
    """
    expect(
        student.conv2d,
        np.full((1, 1, 1, 1), 3.0),
        np.arange(9.0).reshape(1, 1, 3, 3),
        None,
        padding=1,
        gives=[[[[12]]]],
        hint=Text(
            en="Compare the kernel with the image after the border has been added.",
            fr="Comparez le noyau à l’image une fois la bordure ajoutée.",
        ),
    )


def test_convolution_keeps_float32(student):
    """The convolution of float32 images is float32.

    fr: La convolution d’images float32 est en float32.
    """
    expect(
        student.conv2d,
        ROW.astype(np.float32),
        PAIR.astype(np.float32),
        BIAS.astype(np.float32),
        gives=np.array([[[[21, 32, 43]], [[98, 97, 96]]]], dtype=np.float32),
    )


def test_convolution_rejects_filters_of_other_channels(student):
    """Filters of two channels do not match images of one.

    fr: Des filtres à deux canaux ne vont pas avec des images qui en ont un.
    """
    rejects(student.conv2d, ROW, np.ones((2, 2, 1, 2)), None)


def test_convolution_rejects_a_single_bias_for_two_filters(student):
    """There must be one bias per filter.

    fr: Il faut un biais par filtre.
    """
    rejects(
        student.conv2d,
        ROW,
        PAIR,
        np.ones(1),
        hint=Text(en="bias.shape must be (C_out,).", fr="bias.shape doit valoir (C_out,)."),
    )


def test_convolution_rejects_stride_zero(student):
    """A stride of 0 is rejected.

    fr: Un pas de 0 est refusé.
    """
    rejects(student.conv2d, ROW, PAIR, BIAS, stride=0)


def test_convolution_rejects_an_unknown_mode(student):
    """An unknown mode is rejected, even without a border.

    fr: Un mode inconnu est refusé, même sans bordure.
    """
    rejects(student.conv2d, ROW, PAIR, BIAS, padding_mode="circular")


def test_convolution_rejects_a_reflection_wider_than_the_image(student):
    """An image of one row cannot be reflected.

    fr: Une image d’une seule ligne ne peut pas être réfléchie.
    """
    rejects(student.conv2d, ROW, PAIR, BIAS, padding=1, padding_mode="reflect")


@law(arrays((1, 3), 2, (1, 3), (1, 3)))
def test_images_of_a_batch_do_not_meet(student, x):
    """The last image of a batch gives the same result alone.

    fr: La dernière image d’un lot donne le même résultat toute seule.
    """
    weight = np.arange(6.0).reshape(3, 2, 1, 1)
    expect(student.conv2d, x[-1:].copy(), weight, None, gives=student.conv2d(x, weight, None)[-1:])
