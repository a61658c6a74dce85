"""You searched the maximum from a fixed negative number on: a window may hold smaller ones, so start from its first number or from -np.inf.

fr: Vous avez cherché le maximum à partir d’un nombre négatif fixé : une fenêtre peut en contenir de plus petits ; partez de son premier nombre ou de -np.inf.
"""

import numpy as np

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    return np.maximum(right(x, size), x.dtype.type(-1e9))
