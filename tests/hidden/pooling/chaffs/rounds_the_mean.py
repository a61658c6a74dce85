"""You rounded the mean to a whole number: return it as it is, in the dtype of x.

fr: Vous avez arrondi la moyenne à l’entier : renvoyez-la telle quelle, dans le dtype de x.
"""

import numpy as np

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    return np.rint(right(x, size))
