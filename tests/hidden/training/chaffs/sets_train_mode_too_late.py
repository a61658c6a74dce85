"""You set train mode after the first batch: it comes before.

fr: Vous passez en mode entraînement après le premier lot : il faut le faire avant.
"""

from reference.training import train_step


def train_epoch(model, batches, optimizer):
    total, samples = 0.0, 0
    for images, labels in batches:
        total += len(labels) * train_step(model, images, labels, optimizer)
        model.train()
        samples += len(labels)
    return total / samples
