"""You swap the first two axes of the gradient of the weights: `(C_out, C_in, kH, kW)`.

fr: Vous échangez les deux premiers axes du gradient des poids : `(C_out, C_in, kH, kW)`.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_x, grad_weight, grad_bias = right(grad_output, x, weight, stride, padding)
    return grad_x, grad_weight.swapaxes(0, 1).copy(), grad_bias
