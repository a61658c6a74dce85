"""You moved the window by one pixel: here the windows are disjoint, the next one begins size pixels further on.

fr: Vous avez déplacé la fenêtre d’un pixel : ici les fenêtres sont disjointes, la suivante commence size pixels plus loin.
"""

import numpy as np

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    pooled = right(x, size)
    if not pooled.size:
        return pooled
    return np.lib.stride_tricks.sliding_window_view(x, (size, size), (1, 2)).mean((3, 4))
