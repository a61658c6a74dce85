"""You halved the image in every pooling: the side of the windows is the layer's size.

fr: Vous avez divisé par deux à chaque pooling : le côté des fenêtres est size.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    return right([layer | {"size": 2} for layer in layers], shape)
