"""You flip the kernel only where it is square: every kernel is flipped, a single row or column too.

fr: Vous ne retournez le noyau que s’il est carré : tout noyau est retourné, même une seule ligne ou une seule
colonne.
"""

import numpy as np

from reference.correlation import correlate2d as right


def convolve2d(image, kernel):
    return right(image, np.flip(kernel) if len(set(kernel.shape)) == 1 else kernel)
