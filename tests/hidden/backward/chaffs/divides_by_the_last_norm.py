"""You divide by the norm of the last layer: return the norms themselves.

fr: Vous divisez par la norme de la dernière couche : renvoyez les normes elles-mêmes.
"""

import numpy as np

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    norms = right(weights, x, activation)
    return norms / max(norms[-1], np.finfo(x.dtype).tiny)
