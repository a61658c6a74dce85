"""You forget the square root: a norm is the root of the sum of squares.

fr: Vous oubliez la racine carrée : une norme est la racine de la somme des carrés.
"""

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    return right(weights, x, activation) ** 2
