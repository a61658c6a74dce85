"""You did not add the border: padding pixels come on every side of the image first.

fr: Vous n’avez pas ajouté la bordure : padding pixels s’ajoutent d’abord de chaque côté de l’image.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    fits = weight.shape[2] <= x.shape[2] and weight.shape[3] <= x.shape[3]
    return right(x, weight, bias, stride) if fits else result * 0
