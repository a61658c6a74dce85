"""You pass the gradient through float32: a gradient in float64 loses half of its digits.

fr: Vous faites passer le gradient par float32 : un gradient en float64 y perd la moitié de ses chiffres.
"""

import numpy as np

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    return right(grad_output.astype(np.float32).astype(x.dtype), x, size)
