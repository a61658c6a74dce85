"""You surrounded the image with zeros to keep its size; without padding the result has only H - kH + 1 rows and W - kW +
1 columns.

fr: Vous avez entouré l’image de zéros pour garder sa taille ; sans marge, le résultat n’a que H - kH + 1 lignes et W
- kW + 1 colonnes.
"""

import numpy as np

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    right(image, kernel)
    kH, kW = kernel.shape
    padded = np.pad(image, ((kH // 2, kH - 1 - kH // 2), (kW // 2, kW - 1 - kW // 2)))
    return right(padded, kernel)
