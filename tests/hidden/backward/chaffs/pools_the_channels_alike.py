"""You look for the maxima in the first channel only: each channel has its own.

fr: Vous cherchez les maxima dans le premier canal seulement : chaque canal a les siens.
"""

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    return right(grad_output, x * 0 + x[:1], size)
