"""You computed in float32 on the way: a float64 image must keep the precision of float64.

fr: Vous avez calculé en float32 en chemin : une image float64 doit garder la précision de float64.
"""

from reference.correlation import convolve2d as right


def convolve2d(image, kernel):
    return right(image.astype("float32"), kernel.astype("float32")).astype(image.dtype)
