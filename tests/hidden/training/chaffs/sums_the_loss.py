"""You sum the losses of the batch: take their mean, so that the step does not grow with the batch.

fr: Vous sommez les pertes du lot : prenez leur moyenne, pour que le pas ne grandisse pas avec le lot.
"""

from torch.nn.functional import cross_entropy


def train_step(model, images, labels, optimizer):
    optimizer.zero_grad()
    loss = cross_entropy(model(images), labels, reduction="sum")
    loss.backward()
    optimizer.step()
    return loss.item()
