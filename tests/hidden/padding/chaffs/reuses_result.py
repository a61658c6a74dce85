"""You keep one result array per shape and fill it again at the next call, which changes the earlier result: make a new
one.

fr: Vous gardez un tableau résultat par forme et le remplissez à l’appel suivant, ce qui modifie le résultat précédent
: créez-en un nouveau.
"""

from reference.padding import pad2d as right

kept = {}


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    buffer = kept.setdefault((image.shape, padding, image.dtype), result)
    buffer[:] = result
    return buffer
