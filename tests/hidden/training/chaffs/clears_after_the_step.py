"""You clear the gradients after the step only: those left over from before your first step still count.

fr: Vous n’effacez les gradients qu’après le pas : ceux qui restaient avant votre premier pas comptent encore.
"""

from torch.nn.functional import cross_entropy


def train_step(model, images, labels, optimizer):
    loss = cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()
