"""You counted 9 weights per kernel: the side of the kernels is kernel_size.

fr: Vous avez compté 9 poids par noyau : le côté des noyaux est kernel_size.
"""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return out_channels * (in_channels * 9 + bias)
