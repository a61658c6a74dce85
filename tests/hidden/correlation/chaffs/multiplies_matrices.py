"""You took the matrix product of window and kernel; multiply element by element, then sum.

fr: Vous avez pris le produit matriciel de la fenêtre et du noyau ; multipliez terme à terme, puis sommez.
"""

import numpy as np

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    result, (kH, kW) = right(image, kernel), kernel.shape
    for i, j in np.ndindex(result.shape):
        result[i, j] = (image[i : i + kH, j : j + kW] @ kernel.T).sum()
    return result
