"""You flip the kernel only where it is square: every kernel is flipped, a single row or column too.

fr: Vous ne retournez le noyau que s’il est carré : tout noyau est retourné, même une seule ligne ou une seule
colonne.
"""

from reference.correlation import correlate2d as right


def convolve2d(image, kernel):
    square = kernel.shape[0] == kernel.shape[-1]
    return right(image, kernel[::-1, ::-1] if square else kernel)
