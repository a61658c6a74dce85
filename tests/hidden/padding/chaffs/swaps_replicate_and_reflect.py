"""You swapped "replicate" and "reflect": to replicate is to repeat the border, to reflect is to mirror the image.

fr: Vous avez échangé "replicate" et "reflect" : le premier répète le bord, le second réfléchit l’image.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    if mode == "replicate" and padding < min(image.shape):
        return right(image, padding, "reflect")
    return right(image, padding, "replicate") if mode == "reflect" else result
