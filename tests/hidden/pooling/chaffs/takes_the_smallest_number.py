"""You took the smallest number of every window: max-pooling takes the largest.

fr: Vous avez pris le plus petit nombre de chaque fenêtre : le max-pooling prend le plus grand.
"""

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    return -right(-x, size)
