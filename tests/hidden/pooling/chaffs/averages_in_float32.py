"""You computed in float32: an image in float64 loses half of its digits; keep the dtype of x all the way.

fr: Vous avez calculé en float32 : une image en float64 y perd la moitié de ses chiffres ; gardez le dtype de x jusqu’au bout.
"""

import numpy as np

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    return right(x.astype(np.float32), size).astype(x.dtype)
