"""You counted one kernel per filter: a filter has one kernel for each input channel.

fr: Vous avez compté un noyau par filtre : un filtre a un noyau pour chaque canal d’entrée.
"""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return out_channels * (kernel_size**2 + bias)
