"""You turned the kernel upside down; the cross-correlation lays the kernel on the image as it is.

fr: Vous avez renversé le noyau de haut en bas ; la corrélation croisée pose le noyau sur l’image tel quel.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel[::-1])
