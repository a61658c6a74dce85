"""You take a gradient of stride 1: with a larger stride its elements lie `stride` pixels apart.

fr: Vous traitez le gradient comme avec un pas de 1 : avec un pas plus grand, ses éléments sont à `stride` pixels d’écart.
"""

import numpy as np

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    right(grad_output, x, weight, stride, padding)
    N, C, H, W = grad_output.shape
    spread = np.zeros((N, C, H * stride + x.shape[2], W * stride + x.shape[3]), x.dtype)
    spread[:, :, :H, :W] = grad_output
    rows, columns = (side + 2 * padding - k + 1 for side, k in zip(x.shape[2:], weight.shape[2:], strict=True))
    return right(spread[:, :, :rows, :columns], x, weight, 1, padding)
