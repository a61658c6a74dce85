"""You kept the windows that stick out at the bottom and at the right: a remainder is dropped, H // size rounds down.

fr: Vous avez gardé les fenêtres qui dépassent en bas et à droite : le reste est abandonné, H // size arrondit vers le bas.
"""

import numpy as np

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    right(x, size)
    C, H, W = x.shape
    return right(np.pad(x, ((0, 0), (0, -H % size), (0, -W % size)), constant_values=-np.inf), size)
