"""A negative padding cuts the image in your code: it must raise ValueError.

fr: Une marge négative rogne l’image chez vous : elle doit lever ValueError.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    return image[-padding:padding, -padding:padding].copy() if padding < 0 else right(image, padding, mode)
