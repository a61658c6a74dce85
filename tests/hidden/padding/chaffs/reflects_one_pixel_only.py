"""You repeated one pixel all over the border of the reflection: each step outwards goes one step further into the image.

fr: Vous avez répété un même pixel dans tout le bord de la réflexion : chaque pas vers l’extérieur va un pas plus loin
dans l’image.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    if mode != "reflect" or padding == 0:
        return result
    return np.pad(np.pad(image, 1, mode="reflect"), padding - 1, mode="edge")
