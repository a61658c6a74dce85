"""You converted the numbers to integers on the way, and lost what stands after the point: keep them floats.

fr: Vous avez converti les nombres en entiers en chemin, et perdu ce qui suit la virgule : gardez des flottants.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    return right(image.astype(int).astype(image.dtype), kernel, stride)
