"""You go through float32: that loses digits of float64.

fr: Vous passez par float32 : on y perd des chiffres de float64.
"""

import numpy as np

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    single = (array.astype(np.float32) for array in (grad_output, x, weight))
    return tuple(gradient.astype(x.dtype) for gradient in right(*single, stride, padding))
