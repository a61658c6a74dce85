"""You flipped the kernel: that is the convolution; the cross-correlation lays the kernel on the image as it is.

fr: Vous avez retourné le noyau : c’est la convolution ; la corrélation croisée pose le noyau sur l’image tel quel.
"""

import numpy as np

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    return right(image, np.flip(kernel), stride)
