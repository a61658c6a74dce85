"""You go through float32: that loses digits of float64.

fr: Vous passez par float32 : on y perd des chiffres de float64.
"""

import numpy as np

from reference.backward import relu_backward as right


def relu_backward(grad_output, x):
    return right(grad_output, x).astype(np.float32).astype(x.dtype)
