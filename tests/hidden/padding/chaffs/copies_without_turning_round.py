"""You copied the pixels next to the border without turning them round: around 1234 with width 2 comes 32 1234 32, not 23
1234 23.

fr: Vous avez recopié les pixels voisins du bord sans les retourner : autour de 1234, avec une largeur de 2, vient 32
1234 32 et non 23 1234 23.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    if mode != "reflect":
        return result
    rows, columns = (np.r_[1 : padding + 1, 0:side, side - 1 - padding : side - 1] for side in image.shape)
    return image[np.ix_(rows, columns)]
