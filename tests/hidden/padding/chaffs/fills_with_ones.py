"""You filled the border of the mode "zeros" with ones.

fr: Vous avez rempli de uns le bord du mode "zeros".
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    return np.pad(image, padding, constant_values=1) if mode == "zeros" else result
