"""You go through float32: that loses digits of float64.

fr: Vous passez par float32 : on y perd des chiffres de float64.
"""

import numpy as np

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    single = [weight.astype(np.float32) for weight in weights]
    return right(single, x.astype(np.float32), activation).astype(x.dtype)
