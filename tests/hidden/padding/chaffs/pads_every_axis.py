"""You pad whatever number of axes the array has: anything but two axes must raise ValueError.

fr: Vous remplissez autour du tableau quel que soit son nombre d’axes : tout ce qui n’a pas deux axes doit lever
ValueError.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    return right(image, padding, mode) if image.ndim == 2 else np.pad(image, padding)
