"""Convolution by the Fourier transform, in both directions."""

import numpy as np


def relu_backward(grad_output, x):
    if grad_output.shape != x.shape:
        raise ValueError("shapes differ")
    result = grad_output.copy()
    result[x <= 0] = 0
    return result


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    if x.ndim != 4 or weight.ndim != 4:
        raise ValueError("x and weight must have four axes")
    if x.shape[1] != weight.shape[1] or stride < 1 or padding < 0:
        raise ValueError("channels, stride or padding are wrong")
    (N, _, H, W), (C_out, _, kH, kW) = x.shape, weight.shape
    sides = H + 2 * padding, W + 2 * padding
    if kH > sides[0] or kW > sides[1]:
        raise ValueError("the kernel does not fit")
    if grad_output.shape != (N, C_out, (sides[0] - kH) // stride + 1, (sides[1] - kW) // stride + 1):
        raise ValueError("grad_output has a wrong shape")
    spread = np.zeros((N, C_out, *sides))
    spread[:, :, : sides[0] - kH + 1 : stride, : sides[1] - kW + 1 : stride] = grad_output
    padded = np.zeros((*x.shape[:2], *sides))
    padded[:, :, padding : padding + H, padding : padding + W] = x
    g, f, w = np.fft.fft2(spread), np.fft.fft2(padded), np.fft.fft2(weight.astype(float), sides)
    grad_padded = np.fft.ifft2(np.einsum("nohw,ochw->nchw", g, w)).real
    grad_weight = np.fft.ifft2(np.einsum("nohw,nchw->ochw", g.conj(), f)).real[:, :, :kH, :kW]
    grad_x = grad_padded[:, :, padding : padding + H, padding : padding + W]
    return tuple(array.astype(x.dtype) for array in (grad_x, grad_weight, spread.sum((0, 2, 3))))


def max_pool2d_backward(grad_output, x, size):
    if x.ndim != 3 or size < 1:
        raise ValueError("x must have three axes, size must be at least 1")
    C, H, W = x.shape
    h, w = H // size, W // size
    if grad_output.shape != (C, h, w):
        raise ValueError("grad_output has a wrong shape")
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))[:, ::size, ::size]
    place = windows.reshape(C, h, w, size * size).argmax(-1)
    c, i, j = np.indices((C, h, w))
    grad_x = np.zeros_like(x)
    grad_x[c, i * size + place // size, j * size + place % size] = grad_output
    return grad_x


def gradient_norms(weights, x, activation):
    if activation not in ("sigmoid", "relu"):
        raise ValueError("unknown activation")
    if x.ndim not in (1, 2):
        raise ValueError("x must have one or two axes")

    def back(a, rest):
        """Return the gradient with respect to `a`, and the norms from here on."""
        if not rest:
            return np.ones_like(a), []
        weight, *others = rest
        if weight.ndim != 2 or weight.shape[1] != a.shape[-1]:
            raise ValueError("a weight has a wrong shape")
        z = a @ weight.T
        output = np.maximum(z, 0) if activation == "relu" else 1 / (1 + np.exp(-z))
        gradient, norms = back(output, others)
        slope = z > 0 if activation == "relu" else output * (1 - output)
        gradient = (gradient * slope) @ weight
        return gradient, [np.linalg.norm(gradient.ravel()), *norms]

    return np.array(back(x, weights)[1], dtype=x.dtype)
