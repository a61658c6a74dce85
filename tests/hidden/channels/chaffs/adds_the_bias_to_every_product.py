"""You added the bias inside the sum: it is added once to the whole sum, not to every product.

fr: Vous avez ajouté le biais à l’intérieur de la somme : il s’ajoute une seule fois à la somme entière, pas à chaque produit.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, filter, bias * filter.size)
