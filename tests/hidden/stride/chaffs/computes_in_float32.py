"""You computed in float32 on the way: a float64 image must keep the precision of float64.

fr: Vous avez calculé en float32 en chemin : une image float64 doit garder la précision de float64.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    return right(image.astype("float32"), kernel.astype("float32"), stride).astype(image.dtype)
