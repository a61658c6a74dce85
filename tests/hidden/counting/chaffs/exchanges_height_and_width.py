"""You exchanged height and width: the shape is (C, H, W).

fr: Vous avez échangé hauteur et largeur : la forme est (C, H, W).
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    C, *sides = right(layers, shape)
    return C, *sides[::-1]
