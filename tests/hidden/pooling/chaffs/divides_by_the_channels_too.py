"""You divided by the size of the whole block, channels included: the mean is taken in every channel by itself.

fr: Vous avez divisé par la taille de tout le bloc, canaux compris : la moyenne se prend dans chaque canal séparément.
"""

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    return right(x, size) / x.dtype.type(len(x))
