"""You counted the biases without looking at the argument: with bias=False there are none.

fr: Vous avez compté les biais sans regarder l’argument : avec bias=False il n’y en a pas.
"""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return out_channels * (in_channels * kernel_size**2 + 1)
