"""You counted the weights only: every filter and every output has a bias too.

fr: Vous n’avez compté que les poids : chaque filtre et chaque sortie a aussi un biais.
"""

from reference.counting import network_parameters as right


def network_parameters(layers, shape):
    return right(layers, shape) - sum(layer.get("out_channels", layer.get("out_features", 0)) for layer in layers)
