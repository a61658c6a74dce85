"""You rounded down, but to a float, as np.floor does: a number of places is an integer.

fr: Vous avez arrondi vers le bas, mais en gardant un flottant, comme le fait np.floor : un nombre de places est un entier.
"""

import numpy as np

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    right(size, kernel_size, stride, padding)
    return np.floor((size + 2 * padding - kernel_size) / stride) + 1
