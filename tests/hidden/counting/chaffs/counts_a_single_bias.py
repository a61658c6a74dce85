"""You counted one bias for the whole layer: there is one per filter.

fr: Vous avez compté un seul biais pour toute la couche : il y en a un par filtre.
"""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return in_channels * out_channels * kernel_size**2 + bias
