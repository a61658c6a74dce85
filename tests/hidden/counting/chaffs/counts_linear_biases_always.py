"""You counted the biases without looking at the argument: with bias=False there are none.

fr: Vous avez compté les biais sans regarder l’argument : avec bias=False il n’y en a pas.
"""


def linear_parameters(in_features, out_features, bias=True):
    return in_features * out_features + out_features
