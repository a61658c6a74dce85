"""You divided with //, which rounds down: a mean needs the true division, /.

fr: Vous avez divisé avec //, qui arrondit vers le bas : une moyenne demande la vraie division, /.
"""

import numpy as np

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    return np.floor(right(x, size))
