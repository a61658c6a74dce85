"""You counted in 32 bits: beyond 2 147 483 647 the count wraps around; Python's own integers have no limit.

fr: Vous avez compté sur 32 bits : au-delà de 2 147 483 647 le compte déborde ; les entiers de Python n’ont pas de limite.
"""

from reference.counting import conv2d_parameters as right


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return (right(in_channels, out_channels, kernel_size, bias) + 2**31) % 2**32 - 2**31
