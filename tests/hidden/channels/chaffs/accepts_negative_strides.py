"""You refused a stride of 0 only: a negative stride raises ValueError too.

fr: Vous n’avez refusé que le pas 0 : un pas négatif lève aussi ValueError.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    return right(x, weight, bias, abs(stride), padding, padding_mode)
