"""The reference gradients against difference quotients of SciPy's correlation and of NumPy, and `gradcheck`.

A difference quotient of a function that is linear in what is moved is exact, whatever the step.
"""

import numpy as np
import pytest
import torch
from scipy.signal import correlate2d

from reference.backward import conv2d_backward, gradient_norms, max_pool2d_backward, relu_backward


def quotients(function, array, step=1.0):
    """Return the central difference quotient of `function` for every element of `array`."""
    result = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        moved = np.zeros_like(array)
        moved[index] = step
        result[index] = (function(array + moved) - function(array - moved)) / (2 * step)
    return result


def conv2d(x, weight, bias, stride, padding):
    """Correlate every image with every filter, by SciPy."""
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    return np.array(
        [
            [
                sum(correlate2d(c, k, "valid") for c, k in zip(image, filter_, strict=True))[::stride, ::stride] + b
                for filter_, b in zip(weight, bias, strict=True)
            ]
            for image in padded
        ]
    )


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (1, 1), (2, 0), (2, 1), (3, 2), (4, 0)])
def test_conv2d_agrees_with_difference_quotients(stride, padding):
    rng = np.random.default_rng(0)
    x, weight, bias = (rng.integers(-5, 6, shape).astype(float) for shape in [(2, 3, 5, 4), (2, 3, 2, 3), (2,)])
    output = conv2d(x, weight, bias, stride, padding)
    grad_output = rng.integers(-5, 6, output.shape).astype(float)
    grad_x, grad_weight, grad_bias = conv2d_backward(grad_output, x, weight, stride, padding)

    def loss(*operands):
        return (grad_output * conv2d(*operands, stride, padding)).sum()

    np.testing.assert_array_equal(grad_x, quotients(lambda moved: loss(moved, weight, bias), x))
    np.testing.assert_array_equal(grad_weight, quotients(lambda moved: loss(x, moved, bias), weight))
    np.testing.assert_array_equal(grad_bias, quotients(lambda moved: loss(x, weight, moved), bias))


def test_conv2d_passes_gradcheck():
    class Convolution(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x, weight, bias):
            ctx.save_for_backward(x, weight)
            return torch.nn.functional.conv2d(x, weight, bias, stride=2, padding=1)

        @staticmethod
        def backward(ctx, grad_output):
            arrays = (tensor.detach().numpy() for tensor in (grad_output, *ctx.saved_tensors))
            with torch.enable_grad():  # autograd has turned it off here, and the reference uses it
                gradients = conv2d_backward(*arrays, stride=2, padding=1)
            return tuple(torch.from_numpy(gradient) for gradient in gradients)

    torch.manual_seed(0)
    operands = [torch.randn(s, dtype=torch.float64, requires_grad=True) for s in [(1, 2, 4, 5), (2, 2, 3, 2), (2,)]]
    assert torch.autograd.gradcheck(Convolution.apply, operands)


def test_relu_passes_nothing_at_zero():
    grad_output, x = np.array([5.0, -6, 7, -8]), np.array([-1.0, 2, 0, 3])
    np.testing.assert_array_equal(relu_backward(grad_output, x), [0, -6, 0, -8])


def test_max_pool2d_agrees_with_difference_quotients():
    rng = np.random.default_rng(1)
    x = rng.permutation(70).reshape(2, 5, 7).astype(float)  # no ties, so that a small step changes no maximum
    grad_output = rng.integers(-5, 6, (2, 2, 3)).astype(float)

    def loss(moved):
        return (grad_output * moved[:, :4, :6].reshape(2, 2, 2, 3, 2).max((2, 4))).sum()

    np.testing.assert_array_equal(max_pool2d_backward(grad_output, x, 2), quotients(loss, x, step=0.25))


def test_max_pool2d_gives_ties_to_the_first_in_row_order():
    x = np.array([[[0.0, 1, 1], [1, 0, 0], [0, 0, 1]]])
    np.testing.assert_array_equal(max_pool2d_backward(np.array([[[9.0]]]), x, 3), [[[0, 9, 0], [0, 0, 0], [0, 0, 0]]])


@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
@pytest.mark.parametrize("batch", [(), (3,)])
def test_gradient_norms_agree_with_difference_quotients(activation, batch):
    rng = np.random.default_rng(2)
    weights = [rng.normal(size=shape) for shape in [(5, 3), (4, 5), (2, 4)]]
    activate = {"relu": lambda z: np.maximum(z, 0), "sigmoid": lambda z: 1 / (1 + np.exp(-z))}[activation]
    inputs = [rng.normal(size=(*batch, 3))]
    for weight in weights:
        inputs.append(activate(inputs[-1] @ weight.T))

    def rest_from(layer):
        def total(moved):
            for weight in weights[layer:]:
                moved = activate(moved @ weight.T)
            return moved.sum()

        return total

    expected = [np.linalg.norm(quotients(rest_from(layer), inputs[layer], 1e-6)) for layer in range(len(weights))]
    assert min(expected) > 0
    np.testing.assert_allclose(gradient_norms(weights, inputs[0], activation), expected, rtol=1e-7)


def test_the_gradient_vanishes_through_sigmoids_and_explodes_through_large_weights():
    vanishing = gradient_norms([np.eye(4)] * 10, np.zeros(4), "sigmoid")
    np.testing.assert_array_less(vanishing[:-1], vanishing[1:] / 4 + 1e-12)
    np.testing.assert_array_equal(gradient_norms([2 * np.eye(1)] * 10, np.ones(1), "relu"), 2.0 ** np.arange(10, 0, -1))


CASES = [
    (relu_backward, (np.ones((1, 4)), np.ones((3, 4))), "shape of x"),
    (conv2d_backward, (np.ones((2, 2, 2)), np.ones((3, 3, 3)), np.ones((2, 3, 2, 2))), "four axes"),
    (conv2d_backward, (np.ones((1, 2, 2, 2)), np.ones((1, 3, 3, 3)), np.ones((2, 2, 2, 2))), "3 channels"),
    (conv2d_backward, (np.ones((1, 2, 1, 1)), np.ones((1, 3, 3, 3)), np.ones((2, 3, 4, 3))), "does not fit"),
    (conv2d_backward, (np.ones((1, 2, 2, 2)), np.ones((1, 3, 3, 3)), np.ones((2, 3, 2, 2)), 0), "stride"),
    (conv2d_backward, (np.ones((1, 2, 2, 2)), np.ones((1, 3, 3, 3)), np.ones((2, 3, 2, 2)), 1, -1), "padding"),
    (conv2d_backward, (np.ones((1, 2, 3, 3)), np.ones((1, 3, 3, 3)), np.ones((2, 3, 2, 2))), "grad_output"),
    (max_pool2d_backward, (np.ones((2, 2)), np.ones((4, 4)), 2), "three axes"),
    (max_pool2d_backward, (np.ones((1, 2, 2)), np.ones((1, 4, 4)), 0), "size"),
    (max_pool2d_backward, (np.ones((1, 3, 3)), np.ones((1, 5, 5)), 2), "grad_output"),
    (gradient_norms, ([np.ones((2, 3))], np.ones(3), "tanh"), "activation"),
    (gradient_norms, ([np.ones((2, 3))], np.ones((1, 2, 3)), "relu"), "one or two axes"),
    (gradient_norms, ([np.ones((2, 3)), np.ones((2, 3))], np.ones(3), "relu"), r"weights\[1\]"),
]


@pytest.mark.parametrize(("function", "arguments", "message"), CASES)
def test_refuses_what_does_not_fit_together(function, arguments, message):
    with pytest.raises(ValueError, match=message):
        function(*arguments)
