"""You return the summed loss: divide it by the number of samples.

fr: Vous renvoyez la perte sommée : divisez-la par le nombre d’exemples.
"""

from reference.training import evaluate as right


def evaluate(model, batches):
    loss, accuracy = right(model, batches)
    return loss * sum(len(labels) for _, labels in batches), accuracy
