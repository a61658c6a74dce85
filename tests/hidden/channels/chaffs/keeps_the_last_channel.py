"""You overwrote the result in every turn of the loop over channels: add to it with +=, or only the last channel is left.

fr: Vous avez écrasé le résultat à chaque tour de la boucle sur les canaux : ajoutez avec +=, sinon il ne reste que le dernier canal.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    right(x, filter, bias)
    return right(x[-1:], filter[-1:], bias)
