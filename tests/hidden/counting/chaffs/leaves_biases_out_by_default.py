"""You took bias=False for the default: without the argument there are biases, as in PyTorch.

fr: Vous avez pris bias=False par défaut : sans cet argument il y a des biais, comme dans PyTorch.
"""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=False):
    return out_channels * (in_channels * kernel_size**2 + bias)
