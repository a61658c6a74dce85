"""You flipped the kernel left to right only: the convolution flips it on both axes.

fr: Vous n’avez retourné le noyau que de gauche à droite : la convolution le retourne sur les deux axes.
"""

from reference.correlation import correlate2d as right


def convolve2d(image, kernel):
    return right(image, kernel[..., ::-1])
