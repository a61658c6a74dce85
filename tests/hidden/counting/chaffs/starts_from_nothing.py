"""You started from 0: without any layer a unit is a pixel and sees 1.

fr: Vous êtes parti de 0 : sans aucune couche, une unité est un pixel et en voit 1.
"""

from reference.counting import receptive_field as right


def receptive_field(layers):
    return right(layers) - 1
