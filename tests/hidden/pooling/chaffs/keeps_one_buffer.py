"""You wrote into the array that an earlier call returned: that result changes behind its owner's back; make a new array in every call.

fr: Vous avez écrit dans le tableau renvoyé par un appel précédent : ce résultat change à l’insu de son propriétaire ; créez un nouveau tableau à chaque appel.
"""

from reference.pooling import avg_pool2d as right

BUFFERS = {}


def avg_pool2d(x, size):
    pooled = right(x, size)
    buffer = BUFFERS.setdefault((pooled.shape, pooled.dtype), pooled)
    buffer[:] = pooled
    return buffer
