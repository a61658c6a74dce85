"""You check only that the kernel is not higher than the image: one that is too wide must raise ValueError too.

fr: Vous vérifiez seulement que le noyau n’est pas plus haut que l’image : s’il est trop large, il faut aussi lever
ValueError.
"""

import numpy as np

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    if image.ndim == kernel.ndim == 2 and kernel.shape[0] <= image.shape[0] and kernel.shape[1] > image.shape[1]:
        return np.zeros((image.shape[0] - kernel.shape[0] + 1, 0), dtype=image.dtype)
    return right(image, kernel)
