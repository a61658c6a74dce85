"""You always return float64: the result has the dtype of the weights.

fr: Vous renvoyez toujours float64 : le résultat a le dtype des poids.
"""

import numpy as np

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    return right(weights, x, activation).astype(np.float64)
