"""You searched the maximum from zero on: a window of negative numbers has a negative maximum, so start from its first number or from -np.inf.

fr: Vous avez cherché le maximum à partir de zéro : une fenêtre de nombres négatifs a un maximum négatif ; partez de son premier nombre ou de -np.inf.
"""

import numpy as np

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    return np.maximum(right(x, size), 0)
