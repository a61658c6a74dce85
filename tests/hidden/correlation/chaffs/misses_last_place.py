"""You missed the last row and the last column of places: along one axis the kernel fits at H - kH + 1 places, not at H -
kH.

fr: Vous avez manqué la dernière ligne et la dernière colonne de places : sur un axe, le noyau tient à H - kH + 1
places et non à H - kH.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel)[:-1, :-1]
