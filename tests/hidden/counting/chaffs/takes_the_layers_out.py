"""You took the layers out of the list with pop: the caller's list is empty afterwards; go through it with for.

fr: Vous avez retiré les couches de la liste avec pop : la liste de l’appelant est vide après l’appel ; parcourez-la avec for.
"""

from reference.counting import network_parameters as right


def network_parameters(layers, shape):
    total = right(layers, shape)
    layers.clear()
    return total
