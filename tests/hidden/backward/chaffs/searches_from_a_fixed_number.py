"""You search the maximum from a fixed negative number on: pixels may be smaller, start from the first of the window.

fr: Vous cherchez le maximum à partir d’un nombre négatif fixé : des pixels peuvent être plus petits, partez du premier de la fenêtre.
"""

import numpy as np

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    return right(grad_output, np.maximum(x, x.dtype.type(-1e9)), size)
