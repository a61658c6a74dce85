"""You counted the weights of one filter: the layer has out_channels of them.

fr: Vous avez compté les poids d’un seul filtre : la couche en a out_channels.
"""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return in_channels * kernel_size**2 + bias
