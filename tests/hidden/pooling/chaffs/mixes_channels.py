"""You took the maximum over all channels together: pooling treats every channel by itself.

fr: Vous avez pris le maximum sur tous les canaux ensemble : le pooling traite chaque canal séparément.
"""

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    pooled = right(x, size)
    pooled[:] = pooled.max(axis=0)
    return pooled
