"""You flip or change `weight` itself: work on a copy.

fr: Vous retournez ou modifiez `weight` lui-même : travaillez sur une copie.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    gradients = right(grad_output, x, weight, stride, padding)
    weight[:] = weight[:, :, ::-1, ::-1].copy()
    return gradients
