"""You collect the gradient in an array of ints: fractions are cut off.

fr: Vous rangez le gradient dans un tableau d’entiers : les fractions sont tronquées.
"""

import numpy as np

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    return right(grad_output, x, size).astype(np.int64).astype(x.dtype)
