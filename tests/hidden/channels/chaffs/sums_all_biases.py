"""You added the sum of all biases to every channel: channel o of the result gets bias[o] alone.

fr: Vous avez ajouté la somme de tous les biais à chaque canal : le canal o du résultat ne reçoit que bias[o].
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    total = None if bias is None else bias.sum().repeat(len(bias))
    return right(x, weight, total, stride, padding, padding_mode)
