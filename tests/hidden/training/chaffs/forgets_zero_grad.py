"""You never clear the gradients: `backward` adds to what is there, so every step repeats the earlier ones.

fr: Vous n’effacez jamais les gradients : `backward` ajoute à ce qui s’y trouve, chaque pas répète donc les précédents.
"""

from torch.nn.functional import cross_entropy


def train_step(model, images, labels, optimizer):
    loss = cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
