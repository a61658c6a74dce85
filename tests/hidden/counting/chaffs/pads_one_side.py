"""You added the padding once: it comes on both sides, H + 2 * padding.

fr: Vous avez ajouté le padding une seule fois : il vient des deux côtés, H + 2 * padding.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    for layer in layers:
        padding = layer.get("padding", 0)
        shape = right([layer | {"padding": 0}], (shape[0], *(side + padding for side in shape[1:])))
    return shape
