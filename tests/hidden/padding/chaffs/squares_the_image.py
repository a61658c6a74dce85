"""You used one side of the image for both axes: an image has its own height H and its own width W.

fr: Vous avez pris un seul côté de l’image pour les deux axes : une image a sa hauteur H et sa largeur W.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    right(image, padding, mode)
    side = min(image.shape)
    return right(image[:side, :side], padding, mode)
