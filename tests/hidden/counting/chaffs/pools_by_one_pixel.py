"""You moved the pooling window by one pixel: the windows are disjoint, H becomes H // size.

fr: Vous avez déplacé la fenêtre de pooling d’un pixel : les fenêtres sont disjointes, H devient H // size.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    for layer in layers:
        if layer["type"] == "pool":
            shape = (shape[0], *(side - layer["size"] + 1 for side in shape[1:]))
        else:
            shape = right([layer], shape)
    return shape
