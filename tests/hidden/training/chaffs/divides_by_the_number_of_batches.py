"""You weigh by the sizes of the batches, but divide by their number: divide by the number of samples.

fr: Vous pondérez par la taille des lots, mais divisez par leur nombre : divisez par le nombre d’exemples.
"""

from reference.training import train_step


def train_epoch(model, batches, optimizer):
    model.train()
    losses = [len(labels) * train_step(model, images, labels, optimizer) for images, labels in batches]
    return sum(losses) / len(losses)
