"""You collect the result in an array of ints: fractions are cut off.

fr: Vous rangez le résultat dans un tableau d’entiers : les fractions sont tronquées.
"""

import numpy as np

from reference.backward import relu_backward as right


def relu_backward(grad_output, x):
    return right(grad_output, x).astype(np.int64).astype(x.dtype)
