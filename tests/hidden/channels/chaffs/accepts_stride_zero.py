"""You let a stride of 0 pass: windows that do not move make no result, a stride below 1 raises ValueError.

fr: Vous avez laissé passer un pas de 0 : des fenêtres immobiles ne font pas de résultat, un pas inférieur à 1 lève ValueError.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    return right(x, weight, bias, stride or 1, padding, padding_mode)
