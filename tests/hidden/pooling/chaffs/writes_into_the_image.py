"""You wrote the maxima into x: the caller's image is changed; write into a new array.

fr: Vous avez écrit les maximums dans x : l’image de l’appelant est modifiée ; écrivez dans un nouveau tableau.
"""

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    pooled = right(x, size)
    x[:, : pooled.shape[1], : pooled.shape[2]] = pooled
    return pooled
