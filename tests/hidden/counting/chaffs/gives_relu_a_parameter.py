"""You gave ReLU a parameter: max(0, x) has none.

fr: Vous avez donné un paramètre à ReLU : max(0, x) n’en a pas.
"""

from reference.counting import network_parameters as right


def network_parameters(layers, shape):
    return right(layers, shape) + sum(layer["type"] == "relu" for layer in layers)
