"""You always return float64: the result has the dtype of the gradient.

fr: Vous renvoyez toujours float64 : le résultat a le dtype du gradient.
"""

import numpy as np

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    return right(grad_output, x, size).astype(np.float64)
