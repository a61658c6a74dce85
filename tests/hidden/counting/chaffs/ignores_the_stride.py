"""You left the stride out: with a stride of s the window begins at every s-th pixel only.

fr: Vous avez oublié le pas : avec un pas de s, la fenêtre ne commence qu’un pixel sur s.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    return right([layer | {"stride": 1} for layer in layers], shape)
