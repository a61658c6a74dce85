"""You filled the first image of the batch only: every image is treated in the same way.

fr: Vous n’avez rempli que la première image du lot : toutes les images sont traitées de la même façon.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    result[1:] = 0
    return result
