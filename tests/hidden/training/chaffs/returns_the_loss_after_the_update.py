"""You return the loss after the update: return the one that the gradients came from.

fr: Vous renvoyez la perte après la mise à jour : renvoyez celle dont viennent les gradients.
"""

from torch.nn.functional import cross_entropy

from reference.training import train_step as right


def train_step(model, images, labels, optimizer):
    right(model, images, labels, optimizer)
    buffers = [tensor.clone() for tensor in model.buffers()]
    loss = cross_entropy(model(images), labels).item()
    for buffer, kept in zip(model.buffers(), buffers, strict=True):
        buffer.copy_(kept)
    return loss
