"""With a stride, a kernel slightly larger than the image still gets a place in your code, cut off at the border: it must
raise ValueError.

fr: Avec un pas, un noyau à peine plus grand que l’image trouve encore une place chez vous, coupé au bord : il faut
lever ValueError.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    if image.ndim == kernel.ndim == 2 and stride > 1:
        over = [window - side for side, window in zip(image.shape, kernel.shape, strict=True)]
        if 0 < max(over) < stride:
            return right(image, kernel[: image.shape[0], : image.shape[1]], stride)
    return right(image, kernel, stride)
