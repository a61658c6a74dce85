"""You started at row and column stride - 1: the first place is at the top left corner, 0.

fr: Vous avez commencé à la ligne et à la colonne stride - 1 : la première place est dans le coin en haut à gauche, 0.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    right(image, kernel, stride)
    return right(image, kernel, 1)[stride - 1 :: stride, stride - 1 :: stride]
