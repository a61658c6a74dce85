"""You gave the first linear layer the number of channels: a flatten leaves C * H * W numbers.

fr: Vous avez donné à la première couche linéaire le nombre de canaux : un flatten laisse C * H * W nombres.
"""

from reference.counting import network_output_shape
from reference.counting import network_parameters as right


def network_parameters(layers, shape):
    total = 0
    for layer in layers:
        total += right([layer], shape)
        shape = network_output_shape([layer], shape) if layer["type"] != "flatten" else shape[:1]
    return total
