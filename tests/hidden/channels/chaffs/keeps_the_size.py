"""You added a border of zeros to keep the size: correlate_channels has no padding, the result is smaller than the image.

fr: Vous avez ajouté une bordure de zéros pour conserver la taille : correlate_channels n’a pas de padding, le résultat est plus petit que l’image.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    right(x, filter, bias)
    h, w = filter.shape[1] - 1, filter.shape[2] - 1
    return right(np.pad(x, ((0, 0), (h // 2, h - h // 2), (w // 2, w - w // 2))), filter, bias)
