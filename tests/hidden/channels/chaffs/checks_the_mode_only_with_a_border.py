"""You looked at the mode only where there is a border: an unknown mode raises ValueError with a padding of 0 too.

fr: Vous n’avez regardé le mode que s’il y a une bordure : un mode inconnu lève ValueError même avec un padding de 0.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    return right(x, weight, bias, stride, padding, padding_mode if padding else "zeros")
