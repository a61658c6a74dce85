"""Your gradient of the weights is flipped: element (k, l) belongs to weight[k, l].

fr: Votre gradient des poids est retourné : l’élément (k, l) correspond à weight[k, l].
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_x, grad_weight, grad_bias = right(grad_output, x, weight, stride, padding)
    return grad_x, grad_weight[:, :, ::-1, ::-1].copy(), grad_bias
