"""You divided x in place with /=: the caller's image is changed; divide the sum, or a copy.

fr: Vous avez divisé x sur place avec /= : l’image de l’appelant est modifiée ; divisez la somme, ou une copie.
"""

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    pooled = right(x, size)
    x /= size * size
    return pooled
