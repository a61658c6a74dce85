"""You used one side of the kernel for both axes: a kernel has its own height kH and its own width kW.

fr: Vous avez pris un seul côté du noyau pour les deux axes : un noyau a sa hauteur kH et sa largeur kW.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    right(image, kernel, stride)
    side = min(kernel.shape)
    return right(image, kernel[:side, :side], stride)
