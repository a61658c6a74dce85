"""For a padding of 0 you return the image itself: return a copy, so that changing one does not change the other.

fr: Pour une marge de 0, vous renvoyez l’image elle-même : renvoyez une copie, pour que modifier l’une ne modifie pas
l’autre.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    return result if padding else image
