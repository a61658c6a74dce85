"""You swapped left and right in the kernel; the cross-correlation lays the kernel on the image as it is.

fr: Vous avez échangé la gauche et la droite du noyau ; la corrélation croisée pose le noyau sur l’image tel quel.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel[..., ::-1])
