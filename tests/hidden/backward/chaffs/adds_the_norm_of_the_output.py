"""You also list the gradient of the output with respect to itself: there is one norm per layer.

fr: Vous ajoutez le gradient de la sortie par rapport à elle-même : il y a une norme par couche.
"""

import numpy as np

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    norms = right(weights, x, activation)
    outputs = x.size // x.shape[-1] * len(weights[-1])
    return np.append(norms, np.sqrt(outputs).astype(x.dtype))
