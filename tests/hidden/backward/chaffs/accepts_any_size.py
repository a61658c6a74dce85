"""You accept a size below 1: that raises ValueError.

fr: Vous acceptez une taille inférieure à 1 : il faut lever ValueError.
"""

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    if x.ndim == 3 and size < 1:
        size = max(-size, 1)
    return right(grad_output, x, size)
