"""You filled all channels of the result with the first filter: channel o belongs to filter o.

fr: Vous avez rempli tous les canaux du résultat avec le premier filtre : le canal o correspond au filtre o.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    bias = None if bias is None else bias[:1].repeat(len(weight))
    return right(x, weight[:1].repeat(len(weight), axis=0), bias, stride, padding, padding_mode)
