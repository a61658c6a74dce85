"""You let NumPy broadcast another shape: gradient and x must have the same shape, else ValueError.

fr: Vous laissez NumPy étendre une autre forme : le gradient et x doivent avoir la même forme, sinon ValueError.
"""

import numpy as np

from reference.backward import relu_backward as right


def relu_backward(grad_output, x):
    return right(np.resize(grad_output, x.shape), x)
