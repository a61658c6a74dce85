"""You filled the first channel of the result only: every channel is pooled in the same way.

fr: Vous n’avez rempli que le premier canal du résultat : tous les canaux sont traités de la même façon.
"""

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    pooled = right(x, size)
    pooled[1:] = 0
    return pooled
