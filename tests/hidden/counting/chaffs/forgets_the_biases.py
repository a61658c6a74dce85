"""You counted the weights only: every filter has a bias unless bias is False.

fr: Vous n’avez compté que les poids : chaque filtre a un biais, sauf si bias vaut False.
"""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return in_channels * out_channels * kernel_size**2
