"""You gave the pooling weights: it computes with no parameter at all.

fr: Vous avez donné des poids au pooling : il calcule sans aucun paramètre.
"""

from reference.counting import network_parameters as right


def network_parameters(layers, shape):
    return right(layers, shape) + sum(layer["size"] ** 2 for layer in layers if layer["type"] == "pool")
