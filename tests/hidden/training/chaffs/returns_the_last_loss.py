"""You return the loss of the last batch: return the mean over the epoch.

fr: Vous renvoyez la perte du dernier lot : renvoyez la moyenne sur l’époque.
"""

from reference.training import train_step


def train_epoch(model, batches, optimizer):
    model.train()
    for images, labels in batches:
        loss = train_step(model, images, labels, optimizer)
    return loss
