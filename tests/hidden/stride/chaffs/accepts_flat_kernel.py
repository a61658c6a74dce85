"""You take a kernel with one axis for a row: anything but two axes must raise ValueError.

fr: Vous prenez un noyau à un seul axe pour une ligne : tout ce qui n’a pas deux axes doit lever ValueError.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    return right(image, kernel[None] if kernel.ndim == 1 else kernel, stride)
