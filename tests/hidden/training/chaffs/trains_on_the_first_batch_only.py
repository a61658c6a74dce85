"""You return inside the loop: only the first batch is used.

fr: Votre `return` est dans la boucle : seul le premier lot est utilisé.
"""

from reference.training import train_step


def train_epoch(model, batches, optimizer):
    model.train()
    for images, labels in batches:
        return train_step(model, images, labels, optimizer)
