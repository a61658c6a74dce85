"""You compared absolute values: the maximum compares signed numbers, 1 is larger than -5.

fr: Vous avez comparé des valeurs absolues : le maximum compare des nombres signés, 1 est plus grand que -5.
"""

import numpy as np

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    largest, smallest = right(x, size), -right(-x, size)
    return np.where(largest >= -smallest, largest, smallest)
