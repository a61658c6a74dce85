"""You moved the window by one pixel, whatever the stride: the next window begins stride pixels further on.

fr: Vous avez déplacé la fenêtre d’un pixel, quel que soit le pas : la fenêtre suivante commence stride pixels plus loin.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    return right(x, weight, bias, 1, padding, padding_mode)
