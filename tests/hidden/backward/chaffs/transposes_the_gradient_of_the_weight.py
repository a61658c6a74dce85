"""You swap rows and columns of the gradient of the weights: it has the shape of the weights.

fr: Vous échangez lignes et colonnes du gradient des poids : il a la forme des poids.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_x, grad_weight, grad_bias = right(grad_output, x, weight, stride, padding)
    return grad_x, grad_weight.swapaxes(2, 3).copy(), grad_bias
