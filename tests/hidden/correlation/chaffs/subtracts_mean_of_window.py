"""You subtracted the mean of each window first, as a normalised correlation does; here the products are summed as they
are.

fr: Vous avez d’abord retranché la moyenne de chaque fenêtre, comme une corrélation normalisée ; ici on somme les
produits tels quels.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel - kernel.mean())
