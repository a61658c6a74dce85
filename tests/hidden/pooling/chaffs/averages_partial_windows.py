"""You averaged the windows that stick out over what is left of them: a remainder is dropped, H // size rounds down.

fr: Vous avez moyenné les fenêtres qui dépassent sur ce qu’il en reste : le reste est abandonné, H // size arrondit vers le bas.
"""

import numpy as np

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    right(x, size)
    C, H, W = x.shape
    border = ((0, 0), (0, -H % size), (0, -W % size))
    return right(np.pad(x, border), size) / right(np.pad(np.ones_like(x), border), size)
