"""You counted a bias for every input: biases belong to the outputs.

fr: Vous avez compté un biais par entrée : les biais appartiennent aux sorties.
"""


def linear_parameters(in_features, out_features, bias=True):
    return in_features * out_features + in_features * bias
