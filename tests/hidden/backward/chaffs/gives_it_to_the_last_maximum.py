"""You give the gradient to the last of equal maxima: the first in row order gets it.

fr: Vous donnez le gradient au dernier des maxima égaux : c’est le premier, ligne par ligne, qui le reçoit.
"""

import numpy as np

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    grad_x = right(grad_output, x, size)
    for c, i, j in np.ndindex(grad_output.shape):
        window = np.s_[c, i * size : (i + 1) * size, j * size : (j + 1) * size]
        flipped = right(grad_output[c, i, j].reshape(1, 1, 1), x[window][None, ::-1, ::-1], size)
        grad_x[window] = flipped[0, ::-1, ::-1]
    return grad_x
