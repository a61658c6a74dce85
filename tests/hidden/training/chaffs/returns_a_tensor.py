"""You return a tensor, which keeps the whole graph alive: return a number, `loss.item()`.

fr: Vous renvoyez un tenseur, qui garde tout le graphe en mémoire : renvoyez un nombre, `loss.item()`.
"""

from torch.nn.functional import cross_entropy


def train_step(model, images, labels, optimizer):
    optimizer.zero_grad()
    loss = cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss
