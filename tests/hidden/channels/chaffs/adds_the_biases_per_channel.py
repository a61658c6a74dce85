"""You added the bias for every input channel: it is added once, after the sum over the channels.

fr: Vous avez ajouté le biais pour chaque canal d’entrée : il s’ajoute une seule fois, après la somme sur les canaux.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    return right(x, weight, None if bias is None else bias * x.shape[1], stride, padding, padding_mode)
