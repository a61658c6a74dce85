"""You let np.pad reflect the reflection: a border as wide as the image, padding >= H or >= W, raises ValueError for "reflect".

fr: Vous avez laissé np.pad réfléchir la réflexion : une bordure aussi large que l’image, padding >= H ou >= W, lève ValueError avec « reflect ».
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if padding_mode != "reflect" or padding < 0:
        return right(x, weight, bias, stride, padding, padding_mode)
    border = (padding, padding)
    return right(np.pad(x, ((0, 0), (0, 0), border, border), "reflect"), weight, bias, stride)
