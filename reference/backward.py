"""Back-propagation through ReLU, convolution, pooling and a dense net: the definition of the chapter `backward`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch.nn import functional

_ACTIVATIONS = {"sigmoid": torch.sigmoid, "relu": torch.relu}


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
    if grad_output.shape != x.shape:
        raise ValueError(f"grad_output must have the shape of x, {x.shape}, not {grad_output.shape}")
    leaf = _leaf(x)
    return _gradients(torch.relu(leaf), grad_output, leaf)[0]


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
    if x.ndim != 4 or weight.ndim != 4:
        raise ValueError(f"x and weight must have four axes, not the shapes {x.shape} and {weight.shape}")
    if x.shape[1] != weight.shape[1]:
        raise ValueError(f"x has {x.shape[1]} channels, but the filters have {weight.shape[1]}")
    if stride < 1:
        raise ValueError(f"stride must be at least 1, not {stride}")
    if padding < 0:
        raise ValueError(f"padding must not be negative, not {padding}")
    (H, W), (kH, kW) = x.shape[2:], weight.shape[2:]
    if kH > H + 2 * padding or kW > W + 2 * padding:
        raise ValueError(f"a kernel of {kH}×{kW} does not fit into an image of {H}×{W} with a border of {padding}")
    leaves = _leaf(x), _leaf(weight), torch.zeros(len(weight), dtype=_leaf(x).dtype, requires_grad=True)
    output = functional.conv2d(*leaves, stride=stride, padding=padding)
    _check_gradient(grad_output, output)
    grad_x, grad_weight, grad_bias = _gradients(output, grad_output, *leaves)
    return grad_x, grad_weight, grad_bias


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
    if x.ndim != 3:
        raise ValueError(f"x must have three axes (C, H, W), not the shape {x.shape}")
    if size < 1:
        raise ValueError(f"size must be at least 1, not {size}")
    C, H, W = x.shape
    if grad_output.shape != (C, H // size, W // size):
        raise ValueError(f"grad_output must have the shape {(C, H // size, W // size)}, not {grad_output.shape}")
    leaf = _leaf(x)
    return _gradients(functional.max_pool2d(leaf, size), grad_output, leaf)[0]


def gradient_norms(weights: Sequence[np.ndarray], x: np.ndarray, activation: str) -> np.ndarray:
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
    if activation not in _ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(_ACTIVATIONS)}, not {activation!r}")
    if x.ndim not in (1, 2):
        raise ValueError(f"x must have one or two axes, not the shape {x.shape}")
    inputs = [_leaf(x)]
    for number, weight in enumerate(weights):
        features = inputs[-1].shape[-1]
        if weight.ndim != 2 or weight.shape[1] != features:
            raise ValueError(f"weights[{number}] must have the shape (out, {features}), not {weight.shape}")
        inputs.append(_ACTIVATIONS[activation](inputs[-1] @ torch.from_numpy(weight.copy()).T))
    *inputs, output = inputs
    gradients = torch.autograd.grad(output.sum(), inputs)
    return np.array([gradient.norm() for gradient in gradients], x.dtype)


def _leaf(array: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(array.copy()).requires_grad_()


def _gradients(output: torch.Tensor, grad_output: np.ndarray, *leaves: torch.Tensor) -> list[np.ndarray]:
    gradients = torch.autograd.grad(output, leaves, torch.from_numpy(grad_output.copy()))
    return [gradient.numpy() for gradient in gradients]


def _check_gradient(grad_output: np.ndarray, output: torch.Tensor) -> None:
    if grad_output.shape != output.shape:
        raise ValueError(f"grad_output must have the shape {tuple(output.shape)}, not {grad_output.shape}")
