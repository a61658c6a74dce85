"""You always return float64, perhaps from np.zeros without a dtype: the result has the dtype of x.

fr: Vous renvoyez toujours du float64, peut-être à cause d’un np.zeros sans dtype : le résultat a le dtype de x.
"""

import numpy as np

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    return right(x, size).astype(np.float64)
