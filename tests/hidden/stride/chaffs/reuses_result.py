"""You keep one result array per shape and fill it again at the next call, which changes the earlier result: make a new
one.

fr: Vous gardez un tableau résultat par forme et le remplissez à l’appel suivant, ce qui modifie le résultat précédent
: créez-en un nouveau.
"""

from reference.stride import correlate2d_strided as right

kept = {}


def correlate2d_strided(image, kernel, stride):
    result = right(image, kernel, stride)
    buffer = kept.setdefault((image.shape, kernel.shape, stride, image.dtype), result)
    buffer[:] = result
    return buffer
