"""You train in whatever mode the model comes: set train mode before the first batch.

fr: Vous entraînez dans le mode où arrive le modèle : passez en mode entraînement avant le premier lot.
"""

from reference.training import train_step


def train_epoch(model, batches, optimizer):
    total, samples = 0.0, 0
    for images, labels in batches:
        total += len(labels) * train_step(model, images, labels, optimizer)
        samples += len(labels)
    return total / samples
