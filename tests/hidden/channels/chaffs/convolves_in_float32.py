"""You computed in float32: images in float64 lose half of their digits; keep the dtype of x all the way.

fr: Vous avez calculé en float32 : des images en float64 y perdent la moitié de leurs chiffres ; gardez le dtype de x jusqu’au bout.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    single = None if bias is None else bias.astype(np.float32)
    result = right(x.astype(np.float32), weight.astype(np.float32), single, stride, padding, padding_mode)
    return result.astype(x.dtype)
