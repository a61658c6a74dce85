"""You share the gradient among equal maxima: the first in row order gets all of it.

fr: Vous partagez le gradient entre les maxima égaux : le premier, ligne par ligne, le reçoit en entier.
"""

import numpy as np

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    grad_x = right(grad_output, x, size)
    for c, i, j in np.ndindex(grad_output.shape):
        window = np.s_[c, i * size : (i + 1) * size, j * size : (j + 1) * size]
        hit = x[window] == x[window].max()
        grad_x[window] = grad_output[c, i, j] * hit / hit.sum()
    return grad_x
