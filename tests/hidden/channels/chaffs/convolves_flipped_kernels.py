"""You flipped the kernels: conv2d lays them on the image as they are; what machine learning calls convolution is a cross-correlation.

fr: Vous avez retourné les noyaux : conv2d les pose sur l’image tels quels ; ce que l’apprentissage appelle convolution est une corrélation croisée.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    return right(x, np.flip(weight, (-2, -1)), bias, stride, padding, padding_mode)
