"""You went on after the flatten: only the layers up to the first flatten count.

fr: Vous avez continué après le flatten : seules comptent les couches jusqu’au premier flatten.
"""

from reference.counting import receptive_field as right


def receptive_field(layers):
    return right(layers) + sum(layer.get("out_features", 1) - 1 for layer in layers)
