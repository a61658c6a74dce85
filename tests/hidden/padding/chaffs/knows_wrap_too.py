"""You know a fourth mode, "circular" or "wrap": here it is unknown and must raise ValueError.

fr: Vous connaissez un quatrième mode, "circular" ou "wrap" : ici il est inconnu et doit lever ValueError.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    return np.pad(image, padding, mode="wrap") if mode in ("circular", "wrap") else right(image, padding, mode)
