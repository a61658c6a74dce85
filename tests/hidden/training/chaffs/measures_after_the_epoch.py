"""You measure the loss again after the epoch: return the mean of the losses that the updates came from.

fr: Vous mesurez la perte de nouveau après l’époque : renvoyez la moyenne des pertes dont viennent les mises à jour.
"""

from reference.training import evaluate
from reference.training import train_epoch as right


def train_epoch(model, batches, optimizer):
    right(model, batches, optimizer)
    return evaluate(model, batches)[0]
