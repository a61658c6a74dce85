"""You averaged over blocks of stride × stride places, as pooling does: a stride leaves places out.

fr: Vous avez pris la moyenne sur des blocs de stride × stride places, comme le pooling : un pas laisse des places de
côté.
"""

import numpy as np

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    result, every = right(image, kernel, stride), right(image, kernel, 1)
    for i, j in np.ndindex(result.shape):
        result[i, j] = every[i * stride : (i + 1) * stride, j * stride : (j + 1) * stride].mean()
    return result
