"""You computed the width of the result from the height of the image: images need not be square.

fr: Vous avez calculé la largeur du résultat à partir de la hauteur de l’image : une image n’est pas forcément carrée.
"""

import numpy as np

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    pooled = right(x, size)
    side = pooled.shape[1]
    return np.pad(pooled, ((0, 0), (0, 0), (0, max(0, side - pooled.shape[2]))))[:, :, :side].copy()
