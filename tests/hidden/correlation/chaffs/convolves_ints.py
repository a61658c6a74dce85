"""You converted the kernel to integers on the way, and lost what stands after the point: keep it in floats.

fr: Vous avez converti le noyau en entiers en chemin, et perdu ce qui suit la virgule : gardez des flottants.
"""

from reference.correlation import convolve2d as right


def convolve2d(image, kernel):
    return right(image, kernel.astype(int).astype(kernel.dtype))
