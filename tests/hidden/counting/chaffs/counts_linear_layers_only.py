"""You counted the linear layers only: convolutions have parameters too.

fr: Vous n’avez compté que les couches linéaires : les convolutions ont aussi des paramètres.
"""

from reference.counting import network_output_shape
from reference.counting import network_parameters as right


def network_parameters(layers, shape):
    total = 0
    for layer in layers:
        total += right([layer], shape) if layer["type"] == "linear" else 0
        shape = network_output_shape([layer], shape)
    return total
