"""You left the strides out: a stride multiplies the distance between what neighbours see, for all layers that follow.

fr: Vous avez oublié les pas : un pas multiplie la distance entre ce que voient deux voisins, pour toutes les couches suivantes.
"""

from reference.counting import receptive_field as right


def receptive_field(layers):
    return right([layer | {"stride": 1} for layer in layers])
