"""You read a square of the kernel only, with one side for rows and columns: kH and kW may differ.

fr: Vous n’avez lu qu’un carré du noyau, avec un seul côté pour lignes et colonnes : kH et kW peuvent différer.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    side = min(weight.shape[2:])
    cut = right(x, weight[:, :, :side, :side], bias, stride, padding, padding_mode)
    return cut[:, :, : result.shape[2], : result.shape[3]].copy()
