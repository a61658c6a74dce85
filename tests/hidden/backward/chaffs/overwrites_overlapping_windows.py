"""You assign where windows overlap: a pixel that several windows saw gets the sum of their gradients, `+=`.

fr: Vous affectez là où des fenêtres se recouvrent : un pixel vu par plusieurs fenêtres reçoit la somme de leurs gradients, `+=`.
"""

import numpy as np

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_x, grad_weight, grad_bias = right(grad_output, x, weight, stride, padding)
    padded = np.zeros((*x.shape[:2], x.shape[2] + 2 * padding, x.shape[3] + 2 * padding), x.dtype)
    (kH, kW), (H, W) = weight.shape[2:], x.shape[2:]
    for n, c, i, j in np.ndindex(grad_output.shape):
        i, j, g = i * stride, j * stride, grad_output[n, c, i, j]
        padded[n, :, i : i + kH, j : j + kW] = g * weight[c]
    return padded[:, :, padding : padding + H, padding : padding + W].copy(), grad_weight, grad_bias
