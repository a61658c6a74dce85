"""You filled the border with zeros for every mode but two (else:): an unknown mode raises ValueError.

fr: Vous avez rempli la bordure de zéros pour tous les autres modes (else :) : un mode inconnu lève ValueError.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if padding_mode not in ("replicate", "reflect"):
        padding_mode = "zeros"
    return right(x, weight, bias, stride, padding, padding_mode)
