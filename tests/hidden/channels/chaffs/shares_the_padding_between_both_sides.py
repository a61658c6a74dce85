"""You added padding // 2 pixels on each side: padding is the width of the border on every side.

fr: Vous avez ajouté padding // 2 pixels de chaque côté : padding est la largeur de la bordure sur chaque côté.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    half, sides = padding // 2, zip(x.shape[2:], weight.shape[2:], strict=True)
    fits = all(k <= side + 2 * half for side, k in sides)
    return right(x, weight, bias, stride, half, padding_mode) if fits else result * 0
