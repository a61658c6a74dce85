"""You added the bias in every channel: it is added once, after the sum over the channels.

fr: Vous avez ajouté le biais dans chaque canal : il s’ajoute une seule fois, après la somme sur les canaux.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, filter, bias * len(x))
