"""You took the median of the window: the mean is the sum of its pixels divided by their number.

fr: Vous avez pris la médiane de la fenêtre : la moyenne est la somme de ses pixels divisée par leur nombre.
"""

import numpy as np

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    pooled = right(x, size)
    for c, i, j in np.ndindex(pooled.shape):
        pooled[c, i, j] = np.median(x[c, i * size : (i + 1) * size, j * size : (j + 1) * size])
    return pooled
