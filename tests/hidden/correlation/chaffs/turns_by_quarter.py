"""You turned the kernel by a quarter of a turn; to flip it on both axes is half a turn.

fr: Vous avez tourné le noyau d’un quart de tour ; le retourner sur les deux axes, c’est un demi-tour.
"""

import numpy as np

from reference.correlation import correlate2d as right


def convolve2d(image, kernel):
    return right(image, np.rot90(kernel).reshape(kernel.shape))
