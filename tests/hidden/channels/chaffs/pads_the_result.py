"""You added the border to the result: the border belongs around the image, before the correlation.

fr: Vous avez ajouté la bordure au résultat : la bordure entoure l’image, avant la corrélation.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    if weight.shape[2] > x.shape[2] or weight.shape[3] > x.shape[3]:
        return result * 0
    border = (padding, padding)
    return np.pad(right(x, weight, bias, stride), ((0, 0), (0, 0), border, border))
