"""You went through the layers in reverse with the rule for the way forward: the steps of the layers before a layer count, not of those after it.

fr: Vous avez parcouru les couches à l’envers avec la règle du sens direct : ce sont les pas des couches précédentes qui comptent, pas ceux des suivantes.
"""

from reference.counting import receptive_field as right


def receptive_field(layers):
    kinds = [layer["type"] for layer in [*layers, {"type": "flatten"}]]
    return right(layers[: kinds.index("flatten")][::-1])
