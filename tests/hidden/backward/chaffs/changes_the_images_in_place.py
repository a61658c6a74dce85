"""You change `x` itself: work on a copy.

fr: Vous modifiez `x` lui-même : travaillez sur une copie.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    gradients = right(grad_output, x, weight, stride, padding)
    x -= x.mean()
    return gradients
