"""You wrote the sums into the transposed result: the first axis counts rows (height), the second columns (width).

fr: Vous avez rangé les sommes dans le résultat transposé : le premier axe compte les lignes (hauteur), le second les
colonnes (largeur).
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel).T
