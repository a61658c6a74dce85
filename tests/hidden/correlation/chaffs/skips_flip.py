"""You did not flip the kernel: that is the cross-correlation; the convolution flips the kernel on both axes first.

fr: Vous n’avez pas retourné le noyau : c’est la corrélation croisée ; la convolution le retourne d’abord sur les deux
axes.
"""

from reference.correlation import correlate2d as right


def convolve2d(image, kernel):
    return right(image, kernel)
