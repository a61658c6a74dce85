"""You wrote the sums into the transposed result: the first axis counts rows (height), the second columns (width).

fr: Vous avez rangé les sommes dans le résultat transposé : le premier axe compte les lignes (hauteur), le second les
colonnes (largeur).
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    return right(image, kernel, stride).T
