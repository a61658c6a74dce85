"""For a padding of 0 you return before looking at the mode: an unknown one must raise ValueError all the same.

fr: Pour une marge de 0, vous renvoyez le résultat avant de regarder le mode : un mode inconnu doit tout de même lever
ValueError.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    known = mode in ("zeros", "replicate", "reflect")
    return right(image, padding, mode if known or padding else "zeros")
