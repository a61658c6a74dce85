"""You send the gradient of one filter only back to x: sum over all `C_out` filters.

fr: Vous ne renvoyez vers x que le gradient d’un filtre : sommez sur les `C_out` filtres.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_weight, grad_bias = right(grad_output, x, weight, stride, padding)[1:]
    return right(grad_output[:, :1], x, weight[:1], stride, padding)[0], grad_weight, grad_bias
