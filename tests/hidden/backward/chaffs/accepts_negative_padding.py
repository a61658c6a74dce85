"""You accept a negative padding: that raises ValueError.

fr: Vous acceptez une marge négative : il faut lever ValueError.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    if padding < 0:
        return right(grad_output, x[:, :, 1:-1, 1:-1], weight, stride, padding + 1)
    return right(grad_output, x, weight, stride, padding)
