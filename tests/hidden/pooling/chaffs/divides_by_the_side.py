"""You divided by size: a window holds size * size pixels.

fr: Vous avez divisé par size : une fenêtre contient size * size pixels.
"""

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    return right(x, size) * x.dtype.type(size)
