"""You wrote the image into the transposed result: the first axis counts rows (height), the second columns (width).

fr: Vous avez rangé l’image dans le résultat transposé : le premier axe compte les lignes (hauteur), le second les
colonnes (largeur).
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    return right(image, padding, mode).T
