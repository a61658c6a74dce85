"""You returned float64 for every image: the result has the dtype of x; float32 stays float32.

fr: Vous avez renvoyé du float64 quelle que soit l’image : le résultat a le dtype de x ; float32 reste float32.
"""

import numpy as np

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    return right(x, size).astype(np.float64)
