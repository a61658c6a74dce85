"""You let a size of 0 pass: windows have a side of at least 1, a smaller size raises ValueError.

fr: Vous avez laissé passer une taille de 0 : le côté d’une fenêtre vaut au moins 1, une taille plus petite lève ValueError.
"""

import numpy as np

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    return np.zeros((len(x), 0, 0), x.dtype) if size == 0 else right(x, size)
