"""You collect the gradients in arrays of ints: fractions are cut off.

fr: Vous rangez les gradients dans des tableaux d’entiers : les fractions sont tronquées.
"""

import numpy as np

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    gradients = right(grad_output, x, weight, stride, padding)
    return tuple(gradient.astype(np.int64).astype(x.dtype) for gradient in gradients)
