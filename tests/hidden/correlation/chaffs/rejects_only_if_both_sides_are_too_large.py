"""You raise only where the kernel is both higher and wider than the image: one of the two is enough, or instead of and.

fr: Vous ne levez l’erreur que si le noyau est à la fois plus haut et plus large que l’image : l’un des deux suffit,
or au lieu de and.
"""

import numpy as np

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    if image.ndim == kernel.ndim == 2:
        H_out, W_out = (max(side - window + 1, 0) for side, window in zip(image.shape, kernel.shape, strict=True))
        return np.zeros((H_out, W_out), dtype=image.dtype) if (H_out == 0) != (W_out == 0) else right(image, kernel)
    return right(image, kernel)
