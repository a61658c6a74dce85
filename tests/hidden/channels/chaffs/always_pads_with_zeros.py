"""You filled the border with zeros, whatever the mode: padding_mode says what stands in it.

fr: Vous avez toujours rempli la bordure de zéros : padding_mode dit ce qu’elle contient.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    return right(x, weight, bias, stride, padding)
