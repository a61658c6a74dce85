"""You divided by 4, whatever the size: a window holds size * size pixels.

fr: Vous avez toujours divisé par 4 : une fenêtre contient size * size pixels.
"""

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    return right(x, size) * x.dtype.type(size * size / 4)
