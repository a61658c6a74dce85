"""You allow a reflection as wide as the image; the border is not repeated, so H rows hold only H - 1 to reflect.

fr: Vous permettez une réflexion aussi large que l’image ; comme le bord n’est pas répété, H lignes n’en ont que H - 1
à réfléchir.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    if image.ndim == 2 and mode == "reflect" and padding == min(image.shape):
        return np.pad(image, padding, mode="reflect")
    return right(image, padding, mode)
