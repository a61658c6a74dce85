"""You exchanged rows and columns of the result: H_out comes before W_out, as in x.

fr: Vous avez échangé lignes et colonnes du résultat : H_out vient avant W_out, comme dans x.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    return right(x, weight, bias, stride, padding, padding_mode).swapaxes(2, 3)
