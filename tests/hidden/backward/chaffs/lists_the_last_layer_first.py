"""You list the norms in the order in which they are computed: the first layer comes first.

fr: Vous rangez les normes dans l’ordre du calcul : la première couche vient en premier.
"""

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    return right(weights, x, activation)[::-1].copy()
