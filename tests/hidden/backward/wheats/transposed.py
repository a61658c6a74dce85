"""The gradient of x as a full convolution of the spread gradient, the gradient of the weights as a correlation; `einsum`."""

import numpy as np
from numpy.lib.stride_tricks import as_strided


def relu_backward(grad_output, x):
    if grad_output.shape != x.shape:
        raise ValueError("shapes differ")
    return grad_output * np.heaviside(x, 0)


def _windows(x, kH, kW):
    N, C, H, W = x.shape
    n, c, h, w = x.strides
    return as_strided(x, (N, C, H - kH + 1, W - kW + 1, kH, kW), (n, c, h, w, h, w))


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    (N, C_in, H, W), (C_out, C, kH, kW) = x.shape, weight.shape  # ValueError unless there are four axes
    if C != C_in:
        raise ValueError("channels do not match")
    if min(stride - 1, padding) < 0:
        raise ValueError("stride or padding is out of range")
    outer = H + 2 * padding - kH, W + 2 * padding - kW
    if min(outer) < 0:
        raise ValueError("the kernel does not fit")
    if grad_output.shape != (N, C_out, *(side // stride + 1 for side in outer)):
        raise ValueError("grad_output has a wrong shape")
    spread = np.zeros((N, C_out, outer[0] + 1, outer[1] + 1), grad_output.dtype)
    spread[:, :, ::stride, ::stride] = grad_output
    around = np.pad(spread, ((0, 0), (0, 0), (kH - 1, kH - 1), (kW - 1, kW - 1)))
    grad_padded = np.einsum("nohwkl,ockl->nchw", _windows(around, kH, kW), weight[:, :, ::-1, ::-1])
    padded = np.pad(x, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    grad_weight = np.einsum("nchwkl,nohw->ockl", _windows(padded, kH, kW), spread)
    grad_x = grad_padded[:, :, padding : padding + H, padding : padding + W].copy()
    return [grad_x, grad_weight, np.einsum("nohw->o", grad_output)]


def max_pool2d_backward(grad_output, x, size):
    C, H, W = x.shape
    if size < 1 or grad_output.shape != (C, H // size, W // size):
        raise ValueError("size or grad_output is wrong")
    grad_x = np.zeros(x.shape, grad_output.dtype)
    free = np.ones(grad_output.shape, bool)
    h, w = (side // size * size for side in (H, W))
    maxima = np.max([x[:, k:h:size, m:w:size] for k in range(size) for m in range(size)], axis=0)
    for k in range(size):
        for m in range(size):
            hit = free & (x[:, k:h:size, m:w:size] == maxima)
            grad_x[:, k:h:size, m:w:size][hit] = grad_output[hit]
            free &= ~hit
    return grad_x


def gradient_norms(weights, x, activation):
    if activation == "relu":
        slope = lambda z: np.heaviside(z, 0)  # noqa: E731
        function = lambda z: z * slope(z)  # noqa: E731
    elif activation == "sigmoid":
        function = lambda z: (1 + np.tanh(z / 2)) / 2  # noqa: E731
        slope = lambda z: 1 / (2 + 2 * np.cosh(z))  # noqa: E731
    else:
        raise ValueError("unknown activation")
    if x.ndim not in (1, 2) or {w.ndim for w in weights} != {2}:
        raise ValueError("a rank is wrong")
    jacobians = []
    rows = np.atleast_2d(x)
    for weight in weights:
        z = np.einsum("ni,oi->no", rows, weight)
        if rows.shape[1] != weight.shape[1]:
            raise ValueError("lengths do not match")
        jacobians.append(slope(z)[:, :, None] * weight)
        rows = function(z)
    product, norms = np.ones((len(rows), 1, rows.shape[1])), []
    for jacobian in reversed(jacobians):
        product = product @ jacobian
        norms.append(np.sqrt(np.sum(np.square(product))))
    return np.array(norms[::-1]).astype(x.dtype)
