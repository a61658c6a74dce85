"""You never set the sum back to zero: every place starts with the total of the places before it.

fr: Vous n’avez jamais remis la somme à zéro : chaque place part du total des places précédentes.
"""

import numpy as np

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    result = right(image, kernel)
    return np.cumsum(result, dtype=result.dtype).reshape(result.shape)
