"""You leave the model in eval mode: `train_step` leaves the mode alone.

fr: Vous laissez le modèle en mode évaluation : `train_step` ne touche pas au mode.
"""

from reference.training import train_step as right


def train_step(model, images, labels, optimizer):
    loss = right(model, images, labels, optimizer)
    model.eval()
    return loss
