"""Visible tests of `correlation`."""

import numpy as np
from show import Text, Window, expect, law, rejects
from show.strategies import arrays, images_with_kernels

IMAGE = np.array(
    [
        [1.0, 1.0, 1.0, 0.0, 0.0],
        [0.0, 1.0, 1.0, 1.0, 0.0],
        [0.0, 0.0, 1.0, 1.0, 1.0],
        [0.0, 0.0, 1.0, 1.0, 0.0],
        [0.0, 1.0, 1.0, 0.0, 0.0],
    ]
)
LECTURE_KERNEL = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 1.0]])
KERNEL = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 3.0]])
ROW, PAIR = np.array([[1.0, 2.0, 3.0, 4.0]]), np.array([[1.0, 10.0]])
WINDOW = Window("image", size=3)


def test_correlates_the_example_of_the_lecture(student):
    """The cross-correlation of the lecture's example.

    fr: La corrélation croisée de l’exemple du cours.
    """
    expect(
        student.correlate2d,
        IMAGE,
        LECTURE_KERNEL,
        gives=[[4, 3, 4], [2, 4, 3], [2, 3, 4]],
        window=WINDOW,
        hint=Text(
            en="Multiply window and kernel element by element, then sum.",
            fr="Multipliez la fenêtre et le noyau terme à terme, puis sommez.",
        ),
    )


def test_correlation_does_not_flip_the_kernel(student):
    """The cross-correlation takes the kernel as it is.

    fr: La corrélation croisée prend le noyau tel quel.
    """
    expect(
        student.correlate2d,
        IMAGE,
        KERNEL,
        gives=[[7, 7, 5], [5, 7, 4], [3, 3, 4]],
        window=WINDOW,
        hint=Text(
            en="kernel[k, l] meets image[i + k, j + l]; a flipped kernel gives the convolution.",
            fr="kernel[k, l] rencontre image[i + k, j + l] ; un noyau retourné donne la convolution.",
        ),
    )


def test_correlates_a_row(student):
    """A kernel of one row on an image of one row.

    fr: Un noyau d’une ligne sur une image d’une ligne.
    """
    expect(
        student.correlate2d,
        ROW,
        PAIR,
        gives=[[21, 32, 43]],
        hint=Text(
            en="Height and width are independent: kH = 1 and kW = 2 here.",
            fr="La hauteur et la largeur sont indépendantes : ici kH = 1 et kW = 2.",
        ),
    )


def test_correlates_with_a_kernel_as_large_as_the_image(student):
    """A kernel as large as the image gives one number.

    fr: Un noyau aussi grand que l’image donne un seul nombre.
    """
    expect(
        student.correlate2d,
        np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
        np.array([[1.0, 0.0, -1.0], [0.5, 0.0, 0.0]]),
        gives=[[0]],
        hint=Text(
            en="The result has H - kH + 1 rows and W - kW + 1 columns: here 1 and 1.",
            fr="Le résultat a H - kH + 1 lignes et W - kW + 1 colonnes : ici 1 et 1.",
        ),
    )


def test_correlation_keeps_float32(student):
    """The cross-correlation of float32 arrays is float32.

    fr: La corrélation croisée de tableaux float32 est en float32.
    """
    expect(
        student.correlate2d,
        (ROW / 4).astype(np.float32),
        PAIR.astype(np.float32),
        gives=np.array([[5.25, 8.0, 10.75]], dtype=np.float32),
        hint=Text(
            en="np.zeros(shape) is float64: give it dtype=image.dtype.",
            fr="np.zeros(forme) est en float64 : donnez-lui dtype=image.dtype.",
        ),
    )


def test_correlation_rejects_a_kernel_that_does_not_fit(student):
    """The cross-correlation rejects a kernel wider than the image.

    fr: La corrélation croisée refuse un noyau plus large que l’image.
    """
    rejects(
        student.correlate2d,
        KERNEL,
        np.ones((2, 4)),
        hint=Text(
            en="Compare both sides of the kernel with those of the image before you start.",
            fr="Comparez d’abord les deux côtés du noyau à ceux de l’image.",
        ),
    )


def test_correlation_rejects_three_axes(student):
    """The cross-correlation rejects an image with three axes.

    fr: La corrélation croisée refuse une image à trois axes.
    """
    rejects(
        student.correlate2d,
        np.ones((3, 4, 4)),
        np.ones((2, 2)),
        hint=Text(en="image.ndim is the number of axes.", fr="image.ndim est le nombre d’axes."),
    )


@law(images_with_kernels())
def test_correlation_is_linear_in_the_kernel(student, pair):
    """Twice the kernel gives twice the result.

    fr: Le double du noyau donne le double du résultat.
    """
    image, kernel = pair
    expect(student.correlate2d, image, 2 * kernel, gives=2 * student.correlate2d(image, kernel))


@law(arrays((2, 5), (2, 5)))
def test_correlation_cuts_out_with_a_single_one(student, image):
    """A kernel with a 1 at the bottom left, zeros elsewhere, shifts the image by one row.

    fr: Un noyau avec un 1 en bas à gauche et des zéros ailleurs décale l’image d’une ligne.
    """
    kernel = np.array([[0.0, 0.0], [1.0, 0.0]])
    expect(
        student.correlate2d,
        image,
        kernel,
        gives=image[1:, :-1],
        hint=Text(
            en="The 1 at kernel[1, 0] lies on image[i + 1, j].",
            fr="Le 1 de kernel[1, 0] est posé sur image[i + 1, j].",
        ),
    )


def test_convolves_the_example_of_the_lecture(student):
    """The convolution of the lecture's example.

    fr: La convolution de l’exemple du cours.
    """
    expect(
        student.convolve2d,
        IMAGE,
        LECTURE_KERNEL,
        gives=[[4, 3, 4], [2, 4, 3], [2, 3, 4]],
        window=WINDOW,
        hint=Text(
            en="This kernel equals its flip: the result is that of the cross-correlation.",
            fr="Ce noyau est égal à son retourné : le résultat est celui de la corrélation croisée.",
        ),
    )


def test_convolution_flips_the_kernel(student):
    """The convolution flips the kernel on both axes.

    fr: La convolution retourne le noyau sur les deux axes.
    """
    expect(
        student.convolve2d,
        IMAGE,
        KERNEL,
        gives=[[5, 7, 7], [1, 7, 6], [3, 3, 4]],
        window=WINDOW,
        hint=Text(
            en="Flip the kernel on both axes: last row first, last column first.",
            fr="Retournez le noyau sur les deux axes : dernière ligne et dernière colonne en premier.",
        ),
    )


def test_convolves_a_row(student):
    """The convolution flips a kernel of one row too.

    fr: La convolution retourne aussi un noyau d’une seule ligne.
    """
    expect(
        student.convolve2d,
        ROW,
        PAIR,
        gives=[[12, 23, 34]],
        hint=Text(en="Flipped, the kernel 1 10 is 10 1.", fr="Retourné, le noyau 1 10 est 10 1."),
    )


def test_convolution_keeps_float32(student):
    """The convolution of float32 arrays is float32.

    fr: La convolution de tableaux float32 est en float32.
    """
    expect(
        student.convolve2d,
        (ROW / 4).astype(np.float32),
        PAIR.astype(np.float32),
        gives=np.array([[3.0, 5.75, 8.5]], dtype=np.float32),
    )


def test_convolution_rejects_a_kernel_that_does_not_fit(student):
    """The convolution rejects a kernel higher than the image.

    fr: La convolution refuse un noyau plus haut que l’image.
    """
    rejects(student.convolve2d, ROW, np.ones((2, 2)))


@law(arrays((1, 4), (1, 4)))
def test_convolution_answers_a_single_one_with_the_kernel(student, kernel):
    """A single 1, surrounded by zeros, gives the kernel back.

    fr: Un seul 1, entouré de zéros, redonne le noyau.
    """
    kH, kW = kernel.shape
    image = np.zeros((2 * kH - 1, 2 * kW - 1))
    image[kH - 1, kW - 1] = 1
    expect(
        student.convolve2d,
        image,
        kernel,
        gives=kernel,
        hint=Text(
            en="The cross-correlation would give the kernel flipped.",
            fr="La corrélation croisée donnerait le noyau retourné.",
        ),
    )
