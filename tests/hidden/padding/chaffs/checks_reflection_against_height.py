"""You compare the width of the reflection with the height of the image only: it must be smaller than the width W too.

fr: Vous ne comparez la largeur de la réflexion qu’à la hauteur de l’image : elle doit être aussi plus petite que la
largeur W.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    if image.ndim == 2 and mode == "reflect" and 0 <= padding < image.shape[0]:
        return np.pad(image, padding, mode="reflect")
    return right(image, padding, mode)
