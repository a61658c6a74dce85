"""You put the stride between the pixels of the window, which is dilation: it goes between one place and the next.

fr: Vous avez mis le pas entre les pixels de la fenêtre, ce qui est la dilatation : il va d’une place à la suivante.
"""

import numpy as np

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    result = right(image, kernel, stride)
    spread = np.zeros([stride * (side - 1) + 1 for side in kernel.shape], dtype=kernel.dtype)
    spread[::stride, ::stride] = kernel
    fits = spread.shape[0] <= image.shape[0] and spread.shape[1] <= image.shape[1]
    return right(image, spread, 1) if fits else result
