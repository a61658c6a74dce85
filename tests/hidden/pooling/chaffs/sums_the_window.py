"""You summed the window: the mean divides the sum by the number of its pixels, size * size.

fr: Vous avez sommé la fenêtre : la moyenne divise la somme par le nombre de pixels, size * size.
"""

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    return right(x, size) * x.dtype.type(size * size)
