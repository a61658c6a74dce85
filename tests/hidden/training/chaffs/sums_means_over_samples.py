"""You add up means of batches, then divide by the number of samples: multiply each by the size of its batch first.

fr: Vous additionnez des moyennes de lots, puis divisez par le nombre d’exemples : multipliez d’abord chacune par la taille de son lot.
"""

from reference.training import train_step


def train_epoch(model, batches, optimizer):
    model.train()
    total, samples = 0.0, 0
    for images, labels in batches:
        total += train_step(model, images, labels, optimizer)
        samples += len(labels)
    return total / samples
