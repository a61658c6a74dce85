import numpy as np


def relu_backward(grad_output, x):
    if grad_output.shape != x.shape:
        raise ValueError("grad_output must have the shape of x")
    return np.where(x > 0, grad_output, 0).astype(grad_output.dtype)


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    if x.ndim != 4 or weight.ndim != 4 or x.shape[1] != weight.shape[1] or stride < 1 or padding < 0:
        raise ValueError("bad arguments")
    N, C, H, W = x.shape
    C_out, _, kH, kW = weight.shape
    H_out, W_out = (H + 2 * padding - kH) // stride + 1, (W + 2 * padding - kW) // stride + 1
    if H + 2 * padding < kH or W + 2 * padding < kW:
        raise ValueError("the kernel does not fit")
    if grad_output.shape != (N, C_out, H_out, W_out):
        raise ValueError("grad_output has not the shape of the output")
    padded = np.zeros((N, C, H + 2 * padding, W + 2 * padding), dtype=x.dtype)
    padded[:, :, padding : padding + H, padding : padding + W] = x
    grad_padded, grad_weight = np.zeros_like(padded), np.zeros_like(weight)
    for i in range(H_out):
        for j in range(W_out):
            window = (slice(None), slice(None), slice(i * stride, i * stride + kH), slice(j * stride, j * stride + kW))
            g = grad_output[:, :, i, j]
            grad_padded[window] += np.einsum("no,ocij->ncij", g, weight)
            grad_weight += np.einsum("no,ncij->ocij", g, padded[window])
    grad_x = grad_padded[:, :, padding : padding + H, padding : padding + W].copy()
    return grad_x, grad_weight, grad_output.sum(axis=(0, 2, 3))


def max_pool2d_backward(grad_output, x, size):
    if x.ndim != 3 or size < 1:
        raise ValueError("x must be (C, H, W) and size at least 1")
    C, H, W = x.shape
    if grad_output.shape != (C, H // size, W // size):
        raise ValueError("grad_output has not the shape of the output")
    grad = np.zeros(x.shape, dtype=grad_output.dtype)
    for c, i, j in np.ndindex(*grad_output.shape):
        window = x[c, i * size : (i + 1) * size, j * size : (j + 1) * size]
        di, dj = divmod(int(window.argmax()), size)
        grad[c, i * size + di, j * size + dj] = grad_output[c, i, j]
    return grad


def gradient_norms(weights, x, activation):
    if activation not in ("sigmoid", "relu") or x.ndim not in (1, 2):
        raise ValueError("bad arguments")
    h, slopes = x, []
    for w in weights:
        if w.ndim != 2 or w.shape[1] != h.shape[-1]:
            raise ValueError("a weight does not match")
        z = h @ w.T
        if activation == "relu":
            h = np.maximum(z, 0)
            slopes.append((z > 0).astype(z.dtype))
        else:
            h = 1 / (1 + np.exp(-z))
            slopes.append(h * (1 - h))
    grad, norms = np.ones_like(h), []
    for w, slope in zip(weights[::-1], slopes[::-1]):
        grad = (grad * slope) @ w
        norms.append(np.sqrt((grad**2).sum()))
    return np.array(norms[::-1], dtype=weights[0].dtype)
