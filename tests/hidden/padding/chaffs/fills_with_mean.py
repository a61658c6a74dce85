"""You filled the border of the mode "zeros" with the mean of the image: it is 0.

fr: Vous avez rempli le bord du mode "zeros" avec la moyenne de l’image : il vaut 0.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    return np.pad(image, padding, constant_values=image.mean()) if mode == "zeros" else result
