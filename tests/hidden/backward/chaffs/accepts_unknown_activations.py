"""You take any other activation for the sigmoid: an unknown one raises ValueError.

fr: Vous prenez toute autre activation pour la sigmoïde : une activation inconnue doit lever ValueError.
"""

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    return right(weights, x, "relu" if activation == "relu" else "sigmoid")
