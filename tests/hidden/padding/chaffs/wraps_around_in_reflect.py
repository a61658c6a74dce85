"""You went on at the opposite side, as on a cylinder: a reflection reads the image backwards from its border, 32 1234
32, not 34 1234 12.

fr: Vous avez continué par le côté opposé, comme sur un cylindre : une réflexion relit l’image à rebours depuis son
bord, 32 1234 32 et non 34 1234 12.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    return np.pad(image, padding, mode="wrap") if mode == "reflect" else result
