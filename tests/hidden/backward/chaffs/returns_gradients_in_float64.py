"""You always return float64: the results have the dtype of the gradient.

fr: Vous renvoyez toujours float64 : les résultats ont le dtype du gradient.
"""

import numpy as np

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    gradients = right(grad_output, x, weight, stride, padding)
    return tuple(gradient.astype(np.float64) for gradient in gradients)
