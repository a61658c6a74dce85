"""You accept a stride below 1: that raises ValueError.

fr: Vous acceptez un pas inférieur à 1 : il faut lever ValueError.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    return right(grad_output, x, weight, max(stride, 1), padding)
