"""You read weight as (C_in, C_out, kH, kW): the filters come first, weight[o, c] is the kernel of filter o for channel c.

fr: Vous avez lu weight comme (C_in, C_out, kH, kW) : les filtres viennent d’abord, weight[o, c] est le noyau du filtre o pour le canal c.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if weight.ndim == 4 and weight.shape[0] == weight.shape[1]:
        weight = weight.swapaxes(0, 1)
    return right(x, weight, bias, stride, padding, padding_mode)
