"""You averaged over all channels together: pooling treats every channel by itself.

fr: Vous avez moyenné tous les canaux ensemble : le pooling traite chaque canal séparément.
"""

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    pooled = right(x, size)
    pooled[:] = pooled.mean(axis=0)
    return pooled
