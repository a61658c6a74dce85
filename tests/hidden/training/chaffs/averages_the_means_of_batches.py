"""You average the means of the batches: a short last batch then counts too much. Weigh every batch by its size.

fr: Vous faites la moyenne des moyennes des lots : un dernier lot plus court compte alors trop. Pondérez chaque lot par sa taille.
"""

from reference.training import train_step


def train_epoch(model, batches, optimizer):
    model.train()
    losses = [train_step(model, images, labels, optimizer) for images, labels in batches]
    return sum(losses) / len(losses)
