"""You flipped the kernel that was given to you in place: flip a copy.

fr: Vous avez retourné sur place le noyau qui vous était donné : retournez une copie.
"""

import numpy as np

from reference.correlation import correlate2d as right


def convolve2d(image, kernel):
    kernel[:] = np.flip(kernel).copy()
    return right(image, kernel)
