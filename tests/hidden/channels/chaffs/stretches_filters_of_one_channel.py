"""You let NumPy stretch filters of one channel: other numbers of channels raise ValueError, even where they broadcast.

fr: Vous avez laissé NumPy étirer des filtres à un canal : un autre nombre de canaux lève ValueError, même si NumPy sait diffuser.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if weight.ndim == 4 and weight.shape[1] == 1:
        weight = weight.repeat(x.shape[1], axis=1)
    return right(x, weight, bias, stride, padding, padding_mode)
