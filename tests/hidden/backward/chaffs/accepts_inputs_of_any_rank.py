"""You accept inputs and weights of other ranks: x has one or two axes, a weight two, else ValueError.

fr: Vous acceptez d’autres nombres d’axes : x en a un ou deux, des poids en ont deux, sinon ValueError.
"""

import numpy as np

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    if all(weight.ndim == 2 for weight in weights) and x.ndim in (1, 2):
        return right(weights, x, activation)
    return np.zeros(len(weights), x.dtype)
