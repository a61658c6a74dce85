"""You return the share of wrong answers: the accuracy is the share of right ones.

fr: Vous renvoyez la part de réponses fausses : la précision est la part de bonnes réponses.
"""

from reference.training import evaluate as right


def evaluate(model, batches):
    loss, accuracy = right(model, batches)
    return loss, 1 - accuracy
