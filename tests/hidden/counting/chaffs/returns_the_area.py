"""You returned the number of pixels: asked for is the side of the square.

fr: Vous avez renvoyé le nombre de pixels : on demande le côté du carré.
"""

from reference.counting import receptive_field as right


def receptive_field(layers):
    return right(layers) ** 2
