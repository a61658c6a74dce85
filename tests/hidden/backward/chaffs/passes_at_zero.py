"""You let the gradient through where x is 0: `x > 0`, not `x >= 0`.

fr: Vous laissez passer le gradient où x vaut 0 : `x > 0`, et non `x >= 0`.
"""

from reference.backward import relu_backward as right


def relu_backward(grad_output, x):
    return right(grad_output, x + (x == 0))
