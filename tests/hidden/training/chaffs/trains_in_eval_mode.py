"""You put the model into eval mode to train it: `train_step` leaves the mode alone.

fr: Vous passez le modèle en mode évaluation pour l’entraîner : `train_step` ne touche pas au mode.
"""

from reference.training import train_step as right


def train_step(model, images, labels, optimizer):
    model.eval()
    return right(model, images, labels, optimizer)
