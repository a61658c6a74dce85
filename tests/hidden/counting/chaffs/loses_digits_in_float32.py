"""You counted in float32: beyond 16 777 216 it cannot tell a number from the next; count in integers.

fr: Vous avez compté en float32 : au-delà de 16 777 216 il ne distingue plus deux nombres voisins ; comptez en entiers.
"""

import numpy as np

from reference.counting import linear_parameters as right


def linear_parameters(in_features, out_features, bias=True):
    return int(np.float32(right(in_features, out_features, bias)))
