"""You keep one result array per shape and fill it again at the next call, which changes the earlier result: make a new
one.

fr: Vous gardez un tableau résultat par forme et le remplissez à l’appel suivant, ce qui modifie le résultat précédent
: créez-en un nouveau.
"""

from reference.correlation import correlate2d as right

kept = {}


def correlate2d(image, kernel):
    result = right(image, kernel)
    buffer = kept.setdefault((image.shape, kernel.shape, image.dtype), result)
    buffer[:] = result
    return buffer
