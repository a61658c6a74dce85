"""You counted a bias for every kernel: a filter has one bias, whatever the number of input channels.

fr: Vous avez compté un biais par noyau : un filtre a un seul biais, quel que soit le nombre de canaux d’entrée.
"""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return in_channels * out_channels * (kernel_size**2 + bias)
