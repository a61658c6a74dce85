"""You take a stride of 0 for 1: a stride below 1 must raise ValueError.

fr: Vous prenez un pas de 0 pour 1 : un pas inférieur à 1 doit lever ValueError.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    return right(image, kernel, stride or 1)
