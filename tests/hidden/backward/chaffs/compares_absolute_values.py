"""You compare absolute values: the maximum of −5 and 2 is 2.

fr: Vous comparez les valeurs absolues : le maximum de −5 et 2 est 2.
"""

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    return right(grad_output, abs(x), size)
