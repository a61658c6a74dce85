"""You flipped both image and kernel, or the result of the correlation, which comes to the same: only the kernel is
flipped.

fr: Vous avez retourné l’image et le noyau, ou le résultat de la corrélation, ce qui revient au même : seul le noyau est
retourné.
"""

import numpy as np

from reference.correlation import correlate2d as right


def convolve2d(image, kernel):
    return right(np.flip(image), np.flip(kernel))
