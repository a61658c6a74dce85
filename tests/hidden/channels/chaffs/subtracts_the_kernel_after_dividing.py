"""You subtracted the kernel after the division: H_out is (H + 2 * padding - kH) // stride + 1.

fr: Vous avez soustrait le noyau après la division : H_out vaut (H + 2 * padding - kH) // stride + 1.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    sides = zip(x.shape[2:], weight.shape[2:], strict=True)
    return np.resize(result, (*result.shape[:2], *(max(1, (s + 2 * padding) // stride - k + 1) for s, k in sides)))
