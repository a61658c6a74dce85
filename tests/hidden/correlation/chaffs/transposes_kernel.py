"""You read the kernel column by column: kernel[l, k] where the formula says kernel[k, l].

fr: Vous avez lu le noyau colonne par colonne : kernel[l, k] là où la formule dit kernel[k, l].
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel.T.reshape(kernel.shape))
