"""You computed in float32: an image in float64 loses half of its digits; keep the dtype of x all the way.

fr: Vous avez calculé en float32 : une image en float64 y perd la moitié de ses chiffres ; gardez le dtype de x jusqu’au bout.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x.astype(np.float32), filter.astype(np.float32), bias).astype(x.dtype)
