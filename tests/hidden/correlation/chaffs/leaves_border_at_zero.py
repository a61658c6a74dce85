"""You kept the size of the image and left zeros where the kernel does not fit; the result holds only the places where it
fits.

fr: Vous avez gardé la taille de l’image en laissant des zéros là où le noyau ne tient pas ; le résultat ne contient
que les places où il tient.
"""

import numpy as np

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    inside = right(image, kernel)
    result = np.zeros_like(image)
    top, left = kernel.shape[0] // 2, kernel.shape[1] // 2
    result[top : top + inside.shape[0], left : left + inside.shape[1]] = inside
    return result
