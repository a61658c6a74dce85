"""You added a last window that hangs over the border: a window must lie wholly inside the image.

fr: Vous avez ajouté une dernière fenêtre qui dépasse du bord : une fenêtre doit être entièrement dans l’image.
"""

import numpy as np

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    right(image, kernel, stride)
    rest = [(0, -(side - window) % stride) for side, window in zip(image.shape, kernel.shape, strict=True)]
    return right(np.pad(image, rest), kernel, stride)
