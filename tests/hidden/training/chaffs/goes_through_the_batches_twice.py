"""You go through the batches twice: one epoch sees every batch once.

fr: Vous parcourez les lots deux fois : une époque voit chaque lot une seule fois.
"""

from reference.training import train_epoch as right


def train_epoch(model, batches, optimizer):
    right(model, batches, optimizer)
    return right(model, batches, optimizer)
