"""Plain loops over every axis."""

import numpy as np


def relu_backward(grad_output, x):
    if grad_output.shape != x.shape:
        raise ValueError("shapes differ")
    result = np.zeros_like(grad_output)
    for index in np.ndindex(x.shape):
        if x[index] > 0:
            result[index] = grad_output[index]
    return result


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    if x.ndim != 4 or weight.ndim != 4 or grad_output.ndim != 4:
        raise ValueError("four axes are needed")
    N, C_in, H, W = x.shape
    C_out, C, kH, kW = weight.shape
    if C != C_in or stride < 1 or padding < 0 or kH > H + 2 * padding or kW > W + 2 * padding:
        raise ValueError("channels, stride, padding or kernel are wrong")
    H_out, W_out = (H + 2 * padding - kH) // stride + 1, (W + 2 * padding - kW) // stride + 1
    if grad_output.shape != (N, C_out, H_out, W_out):
        raise ValueError("grad_output has a wrong shape")
    padded = np.zeros((N, C_in, H + 2 * padding, W + 2 * padding), x.dtype)
    padded[:, :, padding : padding + H, padding : padding + W] = x
    grad_padded, grad_weight = np.zeros_like(padded), np.zeros_like(weight)
    grad_bias = np.zeros(C_out, x.dtype)
    for n in range(N):
        for c in range(C_out):
            for i in range(H_out):
                for j in range(W_out):
                    rows, columns = slice(i * stride, i * stride + kH), slice(j * stride, j * stride + kW)
                    grad_padded[n, :, rows, columns] += grad_output[n, c, i, j] * weight[c]
                    grad_weight[c] += grad_output[n, c, i, j] * padded[n, :, rows, columns]
                    grad_bias[c] += grad_output[n, c, i, j]
    return grad_padded[:, :, padding : padding + H, padding : padding + W].copy(), grad_weight, grad_bias


def max_pool2d_backward(grad_output, x, size):
    if x.ndim != 3 or size < 1:
        raise ValueError("x must have three axes, size must be at least 1")
    C, H, W = x.shape
    if grad_output.shape != (C, H // size, W // size):
        raise ValueError("grad_output has a wrong shape")
    grad_x = np.zeros_like(x)
    for c, i, j in np.ndindex(grad_output.shape):
        best = None
        for k in range(i * size, (i + 1) * size):
            for m in range(j * size, (j + 1) * size):
                if best is None or x[c, k, m] > x[c][best]:
                    best = k, m
        grad_x[c][best] = grad_output[c, i, j]
    return grad_x


def gradient_norms(weights, x, activation):
    if activation not in ("sigmoid", "relu") or x.ndim not in (1, 2) or any(w.ndim != 2 for w in weights):
        raise ValueError("activation or ranks are wrong")
    batch = x.reshape(-1, x.shape[-1])
    slopes = []
    for w in weights:
        if w.shape[1] != batch.shape[1]:
            raise ValueError("lengths do not match")
        z = np.zeros((batch.shape[0], w.shape[0]), x.dtype)
        for n, o, i in np.ndindex(batch.shape[0], *w.shape):
            z[n, o] += w[o, i] * batch[n, i]
        if activation == "relu":
            batch, slope = np.where(z > 0, z, 0), np.where(z > 0, 1, 0)
        else:
            batch = 1 / (1 + np.exp(-z))
            slope = batch * (1 - batch)
        slopes.append(slope)
    gradient = np.ones_like(batch)
    norms = np.zeros(len(weights), x.dtype)
    for layer in range(len(weights) - 1, -1, -1):
        gradient = (gradient * slopes[layer]) @ weights[layer]
        norms[layer] = np.sqrt((gradient**2).sum())
    return norms
