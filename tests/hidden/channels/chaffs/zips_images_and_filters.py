"""You stopped at the shorter of image and filter, as zip does: other numbers of channels raise ValueError.

fr: Vous vous êtes arrêté au plus court de l’image et du filtre, comme zip : un autre nombre de canaux lève ValueError.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if x.ndim == weight.ndim == 4:
        common = min(x.shape[1], weight.shape[1])
        x, weight = x[:, :common], weight[:, :common]
    return right(x, weight, bias, stride, padding, padding_mode)
