"""You kept a last window that sticks out of the image: the size of the result rounds down.

fr: Vous avez gardé une dernière fenêtre qui dépasse de l’image : la taille du résultat s’arrondit vers le bas.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    missing = [-(side + 2 * padding - k) % stride for side, k in zip(x.shape[2:], weight.shape[2:], strict=True)]
    around = ((0, 0), (0, 0), (padding, padding + missing[0]), (padding, padding + missing[1]))
    mode = {"zeros": "constant", "replicate": "edge", "reflect": "reflect"}[padding_mode]
    return right(np.pad(x, around, mode), weight, bias, stride)
