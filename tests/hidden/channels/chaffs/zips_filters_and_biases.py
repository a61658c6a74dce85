"""You stopped at the shorter of filters and biases, as zip does: bias holds one number per filter, another length raises ValueError.

fr: Vous vous êtes arrêté au plus court des filtres et des biais, comme zip : bias contient un nombre par filtre, une autre longueur lève ValueError.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if bias is not None and bias.ndim == 1:
        weight, bias = weight[: len(bias)], bias[: len(weight)]
    return right(x, weight, bias, stride, padding, padding_mode)
