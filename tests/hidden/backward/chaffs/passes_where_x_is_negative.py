"""You let the gradient through where x is negative: it passes where x is positive.

fr: Vous laissez passer le gradient où x est négatif : il passe où x est positif.
"""

from reference.backward import relu_backward as right


def relu_backward(grad_output, x):
    return right(grad_output, -x)
