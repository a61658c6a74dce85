"""You copy the gradient to the whole window: only the maximum gets it.

fr: Vous copiez le gradient dans toute la fenêtre : seul le maximum le reçoit.
"""

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    grad_x = right(grad_output, x, size)
    C, h, w = grad_output.shape
    grad_x[:, : h * size, : w * size] = grad_output.repeat(size, 1).repeat(size, 2)
    return grad_x
