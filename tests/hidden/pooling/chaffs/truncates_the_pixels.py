"""You turned the pixels into integers before averaging: the fractions of the image are lost.

fr: Vous avez converti les pixels en entiers avant la moyenne : les fractions de l’image sont perdues.
"""

import numpy as np

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    return right(np.trunc(x), size)
