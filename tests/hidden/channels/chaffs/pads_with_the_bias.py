"""You added the border after the bias: the border is made of zeros, not of biases.

fr: Vous avez ajouté la bordure après le biais : la bordure est faite de zéros, pas de biais.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    if bias is None or padding_mode != "zeros":
        return right(x, weight, bias, stride, padding, padding_mode)
    border, width = ((0, 0), (0, 0), (padding, padding), (padding, padding)), bias.mean()
    return right(np.pad(x, border, constant_values=width), weight, bias, stride)
