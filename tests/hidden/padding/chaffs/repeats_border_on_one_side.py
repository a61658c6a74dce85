"""Your reflection repeats the border at the right and at the bottom: there too it starts with the pixel next to the
border.

fr: Votre réflexion répète le bord à droite et en bas : là aussi, elle commence par le pixel voisin du bord.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    if mode == "reflect":
        before = np.pad(image, ((padding, 0), (padding, 0)), mode="reflect")
        return np.pad(before, ((0, padding), (0, padding)), mode="symmetric")
    return result
