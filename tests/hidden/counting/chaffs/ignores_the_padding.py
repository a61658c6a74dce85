"""You left the padding out: the image grows by padding pixels on every side first.

fr: Vous avez oublié le padding : l’image grandit d’abord de padding pixels de chaque côté.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    return right([layer | {"padding": 0} for layer in layers], shape)
