"""The weights do not move: call `optimizer.step()`, after `backward`, and clear no gradients in between.

fr: Les poids ne bougent pas : appelez `optimizer.step()` après `backward`, sans effacer les gradients entre les deux.
"""

from torch.nn.functional import cross_entropy


def train_step(model, images, labels, optimizer):
    optimizer.zero_grad()
    loss = cross_entropy(model(images), labels)
    loss.backward()
    return loss.item()
