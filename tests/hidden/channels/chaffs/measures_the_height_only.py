"""You computed the width of the result from the height of the image: images need not be square.

fr: Vous avez calculé la largeur du résultat à partir de la hauteur de l’image : une image n’est pas forcément carrée.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    side = (x.shape[2] + 2 * padding - weight.shape[3]) // stride + 1
    return np.resize(result, (*result.shape[:3], max(side, 1)))
