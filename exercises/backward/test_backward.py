"""Visible tests of `backward`."""

from itertools import pairwise

import numpy as np
from hypothesis import strategies as st
from show import Text, expect, law, rejects, same
from show.strategies import arrays

X = np.array([[[[1.0, 2, 0], [0, 1, 3], [2, 1, 1]]]])
WEIGHT = np.array([[[[1.0, 2], [0, -1]]]])
GRADIENT = np.array([[[[1.0, 2], [3, 4]]]])
SHARES = Text(
    en="Each window gives its pixels the gradient times the kernel, not flipped; shares that meet are added.",
    fr="Chaque fenêtre rend à ses pixels le gradient fois le noyau, non retourné ; les parts s’ajoutent.",
)


def test_relu_passes_where_x_is_positive(student):
    """ReLU lets the gradient through where x is positive, not at 0.

    fr: La ReLU laisse passer le gradient où x est positif, pas en 0.
    """
    expect(
        student.relu_backward,
        np.array([5.0, -6.0, 7.0, -8.0]),
        np.array([-1.0, 2.0, 0.0, 3.0]),
        gives=[0, -6, 0, -8],
        hint=Text(
            en="The sign of x decides, not that of the gradient.",
            fr="C’est le signe de x qui décide, non celui du gradient.",
        ),
    )


def test_relu_rejects_another_shape(student):
    """The gradient has the shape of x.

    fr: Le gradient a la forme de x.
    """
    rejects(student.relu_backward, np.ones((1, 3)), np.ones((2, 3)))


def test_convolution_on_the_example_of_the_statement(student):
    """The three gradients of the statement’s example.

    fr: Les trois gradients de l’exemple de l’énoncé.
    """
    expect(
        student.conv2d_backward,
        GRADIENT,
        X,
        WEIGHT,
        gives=(
            np.array([[[[1.0, 4, 4], [3, 9, 6], [0, -3, -4]]]]),
            np.array([[[[9.0, 17], [12, 14]]]]),
            np.array([10.0]),
        ),
        hint=SHARES,
    )


def test_convolution_with_a_stride(student):
    """With stride 2 the windows lie two pixels apart; the last pixel belongs to none.

    fr: Avec un pas de 2, les fenêtres sont à deux pixels d’écart ; le dernier pixel n’est dans aucune.
    """
    expect(
        student.conv2d_backward,
        np.array([[[[3.0, 4.0]]]]),
        np.array([[[[1.0, 2.0, 3.0, 4.0, 5.0]]]]),
        np.array([[[[1.0, 10.0]]]]),
        stride=2,
        gives=(np.array([[[[3.0, 30, 4, 40, 0]]]]), np.array([[[[15.0, 22.0]]]]), np.array([7.0])),
        hint=SHARES,
    )


def test_convolution_with_a_padding(student):
    """The border of zeros is cut off again; the weights have seen it.

    fr: La marge de zéros est retirée à la fin ; les poids, eux, l’ont vue.
    """
    expect(
        student.conv2d_backward,
        np.array([[[[1.0, 2.0], [3.0, 4.0]]]]),
        np.array([[[[5.0]]]]),
        np.array([[[[1.0, 2.0], [0.0, -1.0]]]]),
        padding=1,
        gives=(np.array([[[[9.0]]]]), np.array([[[[20.0, 15.0], [10.0, 5.0]]]]), np.array([10.0])),
    )


def test_convolution_sums_over_the_batch(student):
    """The gradients of weight and bias are sums over the images.

    fr: Les gradients des poids et du biais sont des sommes sur les images.
    """
    expect(
        student.conv2d_backward,
        np.concatenate([GRADIENT, GRADIENT]),
        np.concatenate([X, X]),
        WEIGHT,
        gives=(
            np.array(2 * [[[[1.0, 4, 4], [3, 9, 6], [0, -3, -4]]]]),
            np.array([[[[18.0, 34], [24, 28]]]]),
            np.array([20.0]),
        ),
    )


@law(arrays((1, 2), 2, (2, 5), (2, 5)), arrays(3, 2, 2, 2), st.integers(1, 3), st.integers(0, 1))
def test_convolution_balances_x_and_weight(student, x, weight, stride, padding):
    """The sums of grad_x · x and of grad_weight · weight are equal.

    fr: Les sommes de grad_x · x et de grad_weight · weight sont égales.
    """
    H_out, W_out = ((side + 2 * padding - 2) // stride + 1 for side in x.shape[2:])
    places = np.arange(float(len(x) * 3 * H_out * W_out))
    grad_output = (places % 7 - 3).reshape(len(x), 3, H_out, W_out)
    grad_x, grad_weight, _ = student.conv2d_backward(grad_output, x, weight, stride, padding)
    same(
        float((grad_x * x).sum()),
        float((grad_weight * weight).sum()),
        name="(grad_x * x).sum()",
        hint=Text(
            en="Convolution is linear in x and in the weights: both sums are that of grad_output · output.",
            fr="La convolution est linéaire en x et en les poids : les deux sommes sont celle de grad_output · sortie.",
        ),
    )


def test_convolution_rejects_a_gradient_of_another_shape(student):
    """The gradient has the shape of the convolution’s result.

    fr: Le gradient a la forme du résultat de la convolution.
    """
    rejects(student.conv2d_backward, np.ones((1, 1, 3, 3)), X, WEIGHT)


def test_convolution_rejects_other_channels(student):
    """Images and filters have the same number of channels.

    fr: Images et filtres ont le même nombre de canaux.
    """
    rejects(student.conv2d_backward, GRADIENT, X, np.ones((1, 2, 2, 2)))


def test_pooling_gives_the_gradient_to_the_maximum(student):
    """The maximum of each window gets its gradient; the first among equals, row by row.

    fr: Le maximum de chaque fenêtre reçoit son gradient ; à égalité le premier, ligne par ligne.
    """
    expect(
        student.max_pool2d_backward,
        np.array([[[7.0, -2.0], [4.0, 8.0]]]),
        np.array([[[1.0, 3, 2, 2, 9], [3, 0, 1, 0, 9], [0, 1, 5, 4, 9], [1, 0, 5, 6, 9]]]),
        2,
        gives=[[[0, 7, -2, 0, 0], [0, 0, 0, 0, 0], [0, 4, 0, 0, 0], [0, 0, 0, 8, 0]]],
    )


def test_pooling_of_negative_pixels(student):
    """A window of negative pixels has a maximum too.

    fr: Une fenêtre de pixels négatifs a aussi un maximum.
    """
    expect(
        student.max_pool2d_backward,
        np.array([[[5.0]]]),
        np.array([[[-4.0, -2.0], [-3.0, -9.0]]]),
        2,
        gives=[[[0, 5], [0, 0]]],
    )


def test_pooling_rejects_a_gradient_of_another_shape(student):
    """The gradient has the shape of the pooling’s result.

    fr: Le gradient a la forme du résultat du pooling.
    """
    rejects(student.max_pool2d_backward, np.ones((1, 3, 3)), np.ones((1, 5, 5)), 2)


def test_norms_on_the_example_of_the_statement(student):
    """The norms of the statement’s example: √5, then √2.

    fr: Les normes de l’exemple de l’énoncé : √5, puis √2.
    """
    weights = [np.array([[1.0, -2.0], [2.0, 1.0]]), np.array([[1.0, 1.0]])]
    expect(student.gradient_norms, weights, np.array([2.0, 1.0]), "relu", gives=np.sqrt([5.0, 2.0]))


def test_norms_of_a_batch(student):
    """Of a batch, one norm over all its rows.

    fr: D’un lot, une seule norme sur toutes ses lignes.
    """
    weights = [np.array([[1.0, -2.0], [2.0, 1.0]]), np.array([[1.0, 1.0]])]
    expect(student.gradient_norms, weights, np.array(4 * [[2.0, 1.0]]), "relu", gives=2 * np.sqrt([5.0, 2.0]))


def test_the_gradient_vanishes_through_sigmoids(student):
    """A sigmoid divides the gradient by 4 at least.

    fr: Une sigmoïde divise le gradient par 4 au moins.
    """
    expect(student.gradient_norms, [np.array([[3.0]])], np.array([0.0]), "sigmoid", gives=np.array([3 / 4]))
    norms = student.gradient_norms([np.eye(2)] * 6, np.zeros(2), "sigmoid")
    assert all(4 * first <= second for first, second in pairwise(norms)), norms


def test_the_gradient_explodes_through_large_weights(student):
    """Weights of 2 double it at every layer.

    fr: Des poids de 2 le doublent à chaque couche.
    """
    expect(
        student.gradient_norms, [np.array([[2.0]])] * 5, np.array([1.0]), "relu", gives=np.array([32.0, 16, 8, 4, 2])
    )


def test_norms_reject_an_unknown_activation(student):
    """Only "sigmoid" and "relu" are known.

    fr: Seules "sigmoid" et "relu" sont connues.
    """
    rejects(student.gradient_norms, [np.eye(2)], np.ones(2), "tanh")
