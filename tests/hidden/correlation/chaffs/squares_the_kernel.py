"""You used one side of the kernel for both axes: a kernel has its own height kH and its own width kW.

fr: Vous avez pris un seul côté du noyau pour les deux axes : un noyau a sa hauteur kH et sa largeur kW.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    right(image, kernel)
    side = min(kernel.shape)
    return right(image, kernel[:side, :side])
