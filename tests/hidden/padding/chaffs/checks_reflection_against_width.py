"""You compare the width of the reflection with the width of the image only: it must be smaller than the height H too.

fr: Vous ne comparez la largeur de la réflexion qu’à la largeur de l’image : elle doit être aussi plus petite que la
hauteur H.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    if image.ndim == 2 and mode == "reflect" and 0 <= padding < image.shape[1]:
        return np.pad(image, padding, mode="reflect")
    return right(image, padding, mode)
