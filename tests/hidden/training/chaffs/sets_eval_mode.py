"""You put the model into eval mode while training: normalisation must use the batch, and learn from it.

fr: Vous mettez le modèle en mode évaluation pendant l’entraînement : la normalisation doit utiliser le lot, et en apprendre.
"""

from reference.training import train_step


def train_epoch(model, batches, optimizer):
    model.eval()
    total, samples = 0.0, 0
    for images, labels in batches:
        total += len(labels) * train_step(model, images, labels, optimizer)
        samples += len(labels)
    return total / samples
