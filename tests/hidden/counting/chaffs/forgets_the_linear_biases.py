"""You counted the connections only: every output has a bias unless bias is False.

fr: Vous n’avez compté que les connexions : chaque sortie a un biais, sauf si bias vaut False.
"""


def linear_parameters(in_features, out_features, bias=True):
    return in_features * out_features
