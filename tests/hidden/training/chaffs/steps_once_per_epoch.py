"""You update once per epoch: update after every batch.

fr: Vous faites une mise à jour par époque : faites-en une après chaque lot.
"""

from torch.nn.functional import cross_entropy


def train_epoch(model, batches, optimizer):
    model.train()
    optimizer.zero_grad()
    total, samples = 0.0, 0
    for images, labels in batches:
        loss = cross_entropy(model(images), labels)
        loss.backward()
        total, samples = total + len(labels) * loss.item(), samples + len(labels)
    optimizer.step()
    return total / samples
