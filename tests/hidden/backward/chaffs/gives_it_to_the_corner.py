"""You always give the gradient to the first pixel of the window: give it to the maximum.

fr: Vous donnez toujours le gradient au premier pixel de la fenêtre : donnez-le au maximum.
"""

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    return right(grad_output, x * 0, size)
