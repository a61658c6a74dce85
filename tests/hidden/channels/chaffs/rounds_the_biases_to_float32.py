"""You put the biases into float32: biases in float64 lose half of their digits; keep the dtype of x all the way.

fr: Vous avez mis les biais en float32 : des biais en float64 y perdent la moitié de leurs chiffres ; gardez le dtype de x jusqu’au bout.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if bias is not None and bias.ndim == 1:
        bias = bias.astype(np.float32).astype(x.dtype)
    return right(x, weight, bias, stride, padding, padding_mode)
