"""You flipped both image and kernel: only the kernel is flipped.

fr: Vous avez retourné l’image et le noyau : seul le noyau est retourné.
"""

import numpy as np

from reference.correlation import correlate2d as right


def convolve2d(image, kernel):
    return right(np.flip(image), np.flip(kernel))
