"""You moved the kernel by its own size; it moves by one pixel, and neighbouring windows overlap.

fr: Vous avez déplacé le noyau de sa propre taille ; il avance d’un pixel, et les fenêtres voisines se recouvrent.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel)[:: kernel.shape[0], :: kernel.shape[1]].copy()
