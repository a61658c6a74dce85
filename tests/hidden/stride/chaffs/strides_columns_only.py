"""You stride over the columns only: the stride counts on both axes.

fr: Vous n’appliquez le pas qu’aux colonnes : il compte sur les deux axes.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    right(image, kernel, stride)
    return right(image, kernel, 1)[:, ::stride]
