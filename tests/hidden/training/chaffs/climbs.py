"""You go up the gradient: minimise the loss, not its opposite.

fr: Vous remontez le gradient : minimisez la perte, et non son opposée.
"""

from torch.nn.functional import cross_entropy


def train_step(model, images, labels, optimizer):
    optimizer.zero_grad()
    loss = cross_entropy(model(images), labels)
    (-loss).backward()
    optimizer.step()
    return loss.item()
