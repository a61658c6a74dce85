"""You always pad by one pixel: the width of the border is the argument padding.

fr: Vous remplissez toujours un seul pixel : la largeur du bord est l’argument padding.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    return right(image, 1, mode) if padding > 1 else result
