"""You pooled over windows of 2 × 2, whatever the size: the side of the windows is the argument size.

fr: Vous avez toujours pris des fenêtres de 2 × 2 : le côté des fenêtres est l’argument size.
"""

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    right(x, size)
    return right(x, 2)
