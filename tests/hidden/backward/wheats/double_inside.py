"""Everything in float64, by the layers' big matrices: no window, no gradient rule for convolution at all."""

import numpy as np


def relu_backward(grad_output, x):
    if grad_output.shape != x.shape:
        raise ValueError("shapes differ")
    return (np.diag((x.ravel() > 0).astype(np.float64)) @ grad_output.ravel()).reshape(x.shape).astype(x.dtype)


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    if x.ndim != 4 or weight.ndim != 4 or x.shape[1] != weight.shape[1] or stride < 1 or padding < 0:
        raise ValueError("an argument is wrong")
    N, C_in, H, W = x.shape
    C_out, _, kH, kW = weight.shape
    H_out, W_out = (H + 2 * padding - kH) // stride + 1, (W + 2 * padding - kW) // stride + 1
    if min(H + 2 * padding - kH, W + 2 * padding - kW) < 0 or grad_output.shape != (N, C_out, H_out, W_out):
        raise ValueError("a shape is wrong")
    g, w = grad_output.astype(np.float64), weight.astype(np.float64)
    pixels = np.pad(np.arange(H * W).reshape(H, W), padding, constant_values=H * W)  # the last is a pixel of zeros
    i, j, k, m = np.ogrid[:H_out, :W_out, :kH, :kW]
    index = pixels[i * stride + k, j * stride + m]
    flat = np.concatenate([x.reshape(N, C_in, -1).astype(np.float64), np.zeros((N, C_in, 1))], axis=2)
    grad_weight = np.tensordot(g, flat[:, :, index], ((0, 2, 3), (0, 2, 3)))
    shares = np.tensordot(g, w, (1, 0)).transpose(0, 3, 1, 2, 4, 5)
    grad_flat = np.zeros_like(flat)
    np.add.at(grad_flat, (slice(None), slice(None), index), shares)
    grad_x = grad_flat[:, :, :-1].reshape(x.shape)
    return tuple(array.astype(x.dtype) for array in (grad_x, grad_weight, g.sum((0, 2, 3))))


def max_pool2d_backward(grad_output, x, size):
    if x.ndim != 3 or size < 1 or grad_output.shape != (len(x), x.shape[1] // size, x.shape[2] // size):
        raise ValueError("an argument is wrong")
    grad_x = np.zeros(x.shape, np.float64)
    for (c, i, j), gradient in np.ndenumerate(grad_output):
        window = x[c, i * size : (i + 1) * size, j * size : (j + 1) * size]
        k, m = np.unravel_index(window.argmax(), window.shape)
        grad_x[c, i * size + k, j * size + m] += gradient
    return grad_x.astype(x.dtype)


def gradient_norms(weights, x, activation):
    if activation not in {"relu", "sigmoid"} or x.ndim not in {1, 2} or not all(w.ndim == 2 for w in weights):
        raise ValueError("an argument is wrong")
    widths = [x.shape[-1], *(len(w) for w in weights)]
    if [w.shape[1] for w in weights] != widths[:-1]:
        raise ValueError("lengths do not match")
    squares = np.zeros(len(weights))
    for row in x.astype(np.float64).reshape(-1, widths[0]):
        slopes, output = [], row
        for w in weights:
            z = w.astype(np.float64) @ output
            output = np.clip(z, 0, None) if activation == "relu" else np.exp(-np.logaddexp(0, -z))
            slopes.append(np.sign(output) if activation == "relu" else output - output**2)
        for first in range(len(weights)):
            gradient = np.ones(widths[-1])
            for layer in reversed(range(first, len(weights))):
                gradient = weights[layer].T.astype(np.float64) @ (slopes[layer] * gradient)
            squares[first] += gradient @ gradient
    return np.sqrt(squares).astype(x.dtype)
