"""You flattened rows and columns only: the channels are flattened too, C * H * W numbers.

fr: Vous n’avez aplati que lignes et colonnes : les canaux s’aplatissent aussi, C * H * W nombres.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    for layer in layers:
        shape = right([layer], (1, *shape[1:]) if layer["type"] == "flatten" else shape)
    return shape
