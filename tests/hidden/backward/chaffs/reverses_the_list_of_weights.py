"""You turn the caller’s list of weights around: use `reversed(weights)`, which leaves it alone.

fr: Vous retournez la liste de poids de l’appelant : utilisez `reversed(weights)`, qui n’y touche pas.
"""

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    norms = right(weights, x, activation)
    weights.reverse()
    return norms
