"""You clear the gradients once per epoch: clear them before every batch.

fr: Vous effacez les gradients une fois par époque : effacez-les avant chaque lot.
"""

from torch.nn.functional import cross_entropy


def train_epoch(model, batches, optimizer):
    model.train()
    optimizer.zero_grad()
    total, samples = 0.0, 0
    for images, labels in batches:
        loss = cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        total, samples = total + len(labels) * loss.item(), samples + len(labels)
    return total / samples
