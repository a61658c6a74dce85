"""You took a negative padding for none (if padding > 0): it raises ValueError.

fr: Vous avez pris un padding négatif pour une absence de padding (if padding > 0) : il lève ValueError.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    return right(x, weight, bias, stride, max(padding, 0), padding_mode)
