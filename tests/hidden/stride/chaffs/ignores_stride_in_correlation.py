"""You left the stride out: only one place out of stride is kept, on both axes.

fr: Vous avez oublié le pas : on ne garde qu’une place sur stride, sur les deux axes.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    right(image, kernel, stride)
    return right(image, kernel, 1)
