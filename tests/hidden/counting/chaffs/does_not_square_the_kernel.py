"""You counted kernel_size weights per kernel: a square kernel has kernel_size * kernel_size.

fr: Vous avez compté kernel_size poids par noyau : un noyau carré en a kernel_size * kernel_size.
"""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return out_channels * (in_channels * kernel_size + bias)
