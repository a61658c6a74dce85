"""You change `x` or another argument itself: work on copies.

fr: Vous modifiez `x` ou un autre argument : travaillez sur des copies.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    gradients = right(grad_output, x, weight, stride, padding)
    x -= x.mean()
    return gradients
