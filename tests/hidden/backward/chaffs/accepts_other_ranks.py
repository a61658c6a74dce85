"""You accept images with other than three axes: that raises ValueError.

fr: Vous acceptez des images qui n’ont pas trois axes : il faut lever ValueError.
"""

import numpy as np

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    if x.ndim == 3:
        return right(grad_output, x, size)
    image = x.reshape((1, 1, -1) if x.ndim == 1 else (-1, *x.shape[-2:]))
    return np.zeros_like(image).reshape(x.shape)
