"""You accept a negative stride and return the result backwards: a stride below 1 must raise ValueError.

fr: Vous acceptez un pas négatif et renvoyez le résultat à rebours : un pas inférieur à 1 doit lever ValueError.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    return right(image, kernel, stride) if stride >= 0 else right(image, kernel, 1)[::stride, ::stride]
