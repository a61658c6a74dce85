"""You padded left and right only: rows come above and below too.

fr: Vous n’avez rempli qu’à gauche et à droite : il faut aussi des lignes au-dessus et au-dessous.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    return result[padding : padding + image.shape[0]]
