"""You drop the last batch: every batch counts, the short one too.

fr: Vous laissez tomber le dernier lot : tous comptent, même le plus court.
"""

from reference.training import train_epoch as right


def train_epoch(model, batches, optimizer):
    return right(model, list(batches)[:-1], optimizer)
