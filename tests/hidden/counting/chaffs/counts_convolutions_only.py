"""You counted the convolutions only: linear layers have parameters too, most of them as a rule.

fr: Vous n’avez compté que les convolutions : les couches linéaires ont aussi des paramètres, souvent la plupart.
"""

from reference.counting import network_parameters as right


def network_parameters(layers, shape):
    return right([layer for layer in layers if layer["type"] != "linear"], shape)
