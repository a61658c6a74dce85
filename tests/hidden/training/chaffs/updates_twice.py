"""You call `step` twice: one batch gives one update.

fr: Vous appelez `step` deux fois : un lot donne une seule mise à jour.
"""

from reference.training import train_step as right


def train_step(model, images, labels, optimizer):
    loss = right(model, images, labels, optimizer)
    optimizer.step()
    return loss
