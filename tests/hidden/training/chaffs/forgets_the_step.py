"""The weights do not move: call `loss.backward()`, then `optimizer.step()`, and clear no gradients in between.

fr: Les poids ne bougent pas : appelez `loss.backward()`, puis `optimizer.step()`, sans effacer les gradients entre les
deux.
"""

from torch.nn.functional import cross_entropy


def train_step(model, images, labels, optimizer):
    optimizer.zero_grad()
    loss = cross_entropy(model(images), labels)
    loss.backward()
    return loss.item()
