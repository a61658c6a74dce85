"""You accept an image with three axes and pad only the last two: anything but two axes must raise ValueError.

fr: Vous acceptez une image à trois axes et remplissez autour des deux derniers : tout ce qui n’a pas deux axes doit
lever ValueError.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    if image.ndim == 3:
        return np.stack([right(one, padding, mode) for one in image])
    return right(image, padding, mode)
