"""You fill with zeros whatever the mode: "replicate" and "reflect" take their values from the image.

fr: Vous remplissez de zéros quel que soit le mode : "replicate" et "reflect" prennent leurs valeurs dans l’image.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    right(image, padding, mode)
    return right(image, padding, "zeros")
