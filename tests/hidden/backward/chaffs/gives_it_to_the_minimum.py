"""You give the gradient to the smallest pixel: max-pooling let the largest through.

fr: Vous donnez le gradient au plus petit pixel : le max-pooling a laissé passer le plus grand.
"""

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    return right(grad_output, -x, size)
