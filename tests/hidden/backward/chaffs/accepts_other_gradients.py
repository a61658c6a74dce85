"""You do not check the shape of the gradient: it must be that of the convolution’s result, else ValueError.

fr: Vous ne vérifiez pas la forme du gradient : ce doit être celle du résultat de la convolution, sinon ValueError.
"""

import numpy as np

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    if x.ndim == weight.ndim == 4 and stride > 0 and padding >= 0:
        pairs = zip(x.shape[2:], weight.shape[2:], strict=True)
        outer = [max((side + 2 * padding - k) // stride + 1, 1) for side, k in pairs]
        grad_output = np.resize(grad_output, (len(x), len(weight), *outer))
    return right(grad_output, x, weight, stride, padding)
