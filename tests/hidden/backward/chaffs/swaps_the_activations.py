"""You swap ReLU and sigmoid.

fr: Vous échangez la ReLU et la sigmoïde.
"""

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    swapped = {"relu": "sigmoid", "sigmoid": "relu"}
    return right(weights, x, swapped.get(activation, activation))
