"""You make a new optimizer for every batch: it forgets its momentum. Use the one you are given throughout.

fr: Vous créez un nouvel optimiseur pour chaque lot : il oublie son inertie. Gardez tout du long celui que vous recevez.
"""

from torch.optim import SGD

from reference.training import train_step


def train_epoch(model, batches, optimizer):
    model.train()
    total, samples = 0.0, 0
    for images, labels in batches:
        total += len(labels) * train_step(model, images, labels, SGD(model.parameters(), **optimizer.defaults))
        samples += len(labels)
    return total / samples
