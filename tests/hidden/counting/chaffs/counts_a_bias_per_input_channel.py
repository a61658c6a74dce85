"""You counted a bias for every input channel: biases belong to the filters, one per output channel.

fr: Vous avez compté un biais par canal d’entrée : les biais appartiennent aux filtres, un par canal de sortie.
"""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return in_channels * out_channels * kernel_size**2 + in_channels * bias
