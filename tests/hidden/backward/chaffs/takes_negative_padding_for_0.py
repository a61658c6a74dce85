"""You take a negative padding for 0: it raises ValueError.

fr: Vous prenez une marge négative pour 0 : il faut lever ValueError.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    return right(grad_output, x, weight, stride, max(padding, 0))
