"""Your gradient of the bias is always float64: all three have the dtype of the gradient.

fr: Votre gradient du biais est toujours en float64 : les trois ont le dtype du gradient.
"""

import numpy as np

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_x, grad_weight, grad_bias = right(grad_output, x, weight, stride, padding)
    return grad_x, grad_weight, grad_bias.astype(np.float64)
