"""You averaged the products over the window; the cross-correlation is their sum.

fr: Vous avez pris la moyenne des produits sur la fenêtre ; la corrélation croisée est leur somme.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel) / image.dtype.type(kernel.size)
