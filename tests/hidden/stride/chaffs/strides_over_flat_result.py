"""You took every stride-th sum of the flattened result: rows and columns are left out, not single sums in reading order.

fr: Vous avez pris une somme sur stride dans le résultat aplati : on retire des lignes et des colonnes, et non des
sommes dans l’ordre de lecture.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    result = right(image, kernel, stride)
    every = right(image, kernel, 1).ravel()[::stride]
    return every[: result.size].reshape(result.shape).copy()
