"""You flipped the image instead of the kernel, and the result came out flipped.

fr: Vous avez retourné l’image au lieu du noyau, et le résultat en sort retourné.
"""

import numpy as np

from reference.correlation import correlate2d as right


def convolve2d(image, kernel):
    return right(np.flip(image), kernel)
