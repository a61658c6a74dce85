"""You freeze the first layer: every parameter of the model is to learn.

fr: Vous gelez la première couche : tous les paramètres du modèle doivent apprendre.
"""

from reference.training import train_step as right


def train_step(model, images, labels, optimizer):
    first = next(model.parameters())
    first.requires_grad_(False)
    loss = right(model, images, labels, optimizer)
    first.requires_grad_(True)
    return loss
