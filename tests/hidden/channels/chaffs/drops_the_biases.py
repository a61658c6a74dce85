"""You did not add the biases: channel o of the result gets bias[o] once.

fr: Vous n’avez pas ajouté les biais : le canal o du résultat reçoit une fois bias[o].
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    return right(x, weight, None, stride, padding, padding_mode)
