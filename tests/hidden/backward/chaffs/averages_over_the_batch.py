"""You average over the batch: the images’ contributions to the gradients of weight and bias are summed.

fr: Vous faites la moyenne sur le lot : les contributions des images aux gradients des poids et du biais s’additionnent.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_x, grad_weight, grad_bias = right(grad_output, x, weight, stride, padding)
    return grad_x, grad_weight / len(x), grad_bias / len(x)
