"""You do not check the shape of the gradient: it must be that of the pooling’s result, else ValueError.

fr: Vous ne vérifiez pas la forme du gradient : ce doit être celle du résultat du pooling, sinon ValueError.
"""

import numpy as np

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    if x.ndim == 3 and size > 0:
        grad_output = np.resize(grad_output, (len(x), x.shape[1] // size, x.shape[2] // size))
    return right(grad_output, x, size)
