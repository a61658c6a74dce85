"""Back-propagation through layers and through a dense net. Statement: README.md (English: README.en.md)."""

import numpy as np


def relu_backward(grad_output: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Pass the gradient back through ReLU: where `x` is positive, and nowhere else.

    Args:
        grad_output: gradient with respect to `relu(x)`, of the shape of `x`.
        x: what ReLU was applied to, of any shape.

    Returns:
        The gradient with respect to `x`, of its shape.

    Raises:
        ValueError: the two shapes differ.
    """
    # TODO: mind the zeros of x.
    raise NotImplementedError


def conv2d_backward(
    grad_output: np.ndarray, x: np.ndarray, weight: np.ndarray, stride: int = 1, padding: int = 0
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pass the gradient back through `conv2d` with zero padding.

    Args:
        grad_output: `(N, C_out, H_out, W_out)`, gradient with respect to the result of `conv2d`.
        x: `(N, C_in, H, W)`.
        weight: `(C_out, C_in, kH, kW)`.
        stride: step between two windows, on both axes.
        padding: width of the border of zeros.

    Returns:
        The gradients with respect to `x`, to `weight` and to the bias `(C_out,)`.

    Raises:
        ValueError: a rank is wrong, channels do not match, the kernel does not fit, `stride` or `padding` is out of
            range, or `grad_output` has another shape than the result of `conv2d`.
    """
    # TODO: every window gives its gradient back to the pixels and to the weights that made it.
    raise NotImplementedError


def max_pool2d_backward(grad_output: np.ndarray, x: np.ndarray, size: int) -> np.ndarray:
    """Pass the gradient back through `max_pool2d`: to the first maximum of every window, in row order.

    Args:
        grad_output: `(C, H // size, W // size)`, gradient with respect to the result of `max_pool2d`.
        x: `(C, H, W)`.
        size: side of the square windows, and the step from one to the next.

    Returns:
        The gradient with respect to `x`, `(C, H, W)`.

    Raises:
        ValueError: `x` has not three axes, `size` is below 1, or `grad_output` has another shape than the result of
            `max_pool2d`.
    """
    # TODO: find the maximum of every window; nothing else gets a gradient.
    raise NotImplementedError


def gradient_norms(weights: list[np.ndarray], x: np.ndarray, activation: str) -> np.ndarray:
    """Measure the gradient of `sum(output)` on its way back through a dense net without biases.

    Args:
        weights: one matrix `(out, in)` per layer, first layer first.
        x: `(in,)`, or a batch `(N, in)`.
        activation: `"sigmoid"` or `"relu"`, applied after every layer, the last too.

    Returns:
        `(len(weights),)`, first layer first: the Euclidean norm of the gradient with respect to each layer's input,
        over the whole batch.

    Raises:
        ValueError: a rank is wrong, lengths do not match, or the activation is unknown.
    """
    # TODO: forward, keeping what backward needs; then backward, layer by layer.
    raise NotImplementedError
