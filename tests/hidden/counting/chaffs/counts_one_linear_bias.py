"""You counted one bias for the whole layer: there is one per output.

fr: Vous avez compté un seul biais pour toute la couche : il y en a un par sortie.
"""


def linear_parameters(in_features, out_features, bias=True):
    return in_features * out_features + bias
