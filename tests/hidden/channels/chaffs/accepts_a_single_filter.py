"""You accepted one filter without the axis of filters: weight must be (C_out, C_in, kH, kW), another rank raises ValueError.

fr: Vous avez accepté un seul filtre, sans l’axe des filtres : weight doit être (C_out, C_in, kH, kW), un autre rang lève ValueError.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if weight.ndim == 3:
        weight = weight[None]
    return right(x, weight, bias, stride, padding, padding_mode)
