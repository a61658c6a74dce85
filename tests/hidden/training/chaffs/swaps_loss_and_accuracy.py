"""You return the accuracy first: the loss comes first.

fr: Vous renvoyez d’abord la précision : la perte vient en premier.
"""

from reference.training import evaluate as right


def evaluate(model, batches):
    return right(model, batches)[::-1]
