"""You added the first bias to all channels: channel o of the result gets bias[o].

fr: Vous avez ajouté le premier biais à tous les canaux : le canal o du résultat reçoit bias[o].
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    return right(x, weight, None if bias is None else bias[:1].repeat(len(bias)), stride, padding, padding_mode)
