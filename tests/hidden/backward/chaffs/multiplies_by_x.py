"""You multiply by relu(x): the slope of ReLU is 0 or 1.

fr: Vous multipliez par relu(x) : la pente de la ReLU vaut 0 ou 1.
"""

from reference.backward import relu_backward as right


def relu_backward(grad_output, x):
    return right(grad_output, x) * x
