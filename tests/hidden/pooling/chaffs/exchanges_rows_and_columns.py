"""You exchanged rows and columns: axis 1 of the result runs down the image, axis 2 along it, as in x.

fr: Vous avez échangé lignes et colonnes : l’axe 1 du résultat descend le long de l’image, l’axe 2 la traverse, comme dans x.
"""

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    return right(x, size).swapaxes(-1, -2).copy()
