"""You return relu(x): the gradient is what goes back, x only says where.

fr: Vous renvoyez relu(x) : c’est le gradient qui remonte, x dit seulement où.
"""

import numpy as np


def relu_backward(grad_output, x):
    if grad_output.shape != x.shape:
        raise ValueError("shapes differ")
    return np.maximum(x, 0)
