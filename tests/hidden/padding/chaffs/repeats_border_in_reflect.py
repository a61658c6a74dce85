"""Your reflection repeats the border: around 1234 with width 2 comes 32 1234 32, not 21 1234 43.

fr: Votre réflexion répète le bord : autour de 1234, avec une largeur de 2, vient 32 1234 32 et non 21 1234 43.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    return np.pad(image, padding, mode="symmetric") if mode == "reflect" else result
