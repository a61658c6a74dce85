"""You returned x itself for windows of one pixel: the result has the same numbers, but must be a new array, x.copy().

fr: Vous avez renvoyé x lui-même pour des fenêtres d’un pixel : le résultat a les mêmes nombres, mais doit être un nouveau tableau, x.copy().
"""

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    pooled = right(x, size)
    return x if size == 1 else pooled
