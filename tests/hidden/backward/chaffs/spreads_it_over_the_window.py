"""You spread the gradient over the window: that is the gradient of average pooling.

fr: Vous répartissez le gradient sur la fenêtre : c’est le gradient du pooling moyen.
"""

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    grad_x = right(grad_output, x, size)
    C, h, w = grad_output.shape
    spread = grad_output.repeat(size, 1).repeat(size, 2) / size**2
    grad_x[:, : h * size, : w * size] = spread
    return grad_x
