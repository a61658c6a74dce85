"""You filled the last windows up with zeros: a remainder is dropped, nothing is added to the image.

fr: Vous avez complété les dernières fenêtres par des zéros : le reste est abandonné, on n’ajoute rien à l’image.
"""

import numpy as np

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    right(x, size)
    C, H, W = x.shape
    return right(np.pad(x, ((0, 0), (0, -H % size), (0, -W % size))), size)
