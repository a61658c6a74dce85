"""You accept an image with three axes and use the first of the stack: anything but two axes must raise ValueError.

fr: Vous acceptez une image à trois axes et n’utilisez que la première de la pile : tout ce qui n’a pas deux axes doit
lever ValueError.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    return right(image[0] if image.ndim == 3 else image, kernel, stride)
