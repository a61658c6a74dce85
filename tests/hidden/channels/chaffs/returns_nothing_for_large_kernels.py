"""You returned an empty array for kernels that do not fit: they raise ValueError.

fr: Vous avez renvoyé un tableau vide pour des noyaux trop grands : ils lèvent ValueError.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if x.ndim == weight.ndim == 4 and x.shape[1] == weight.shape[1] and padding >= 0:
        if weight.shape[2] > x.shape[2] + 2 * padding or weight.shape[3] > x.shape[3] + 2 * padding:
            return np.zeros((len(x), len(weight), 0, 0), x.dtype)
    return right(x, weight, bias, stride, padding, padding_mode)
