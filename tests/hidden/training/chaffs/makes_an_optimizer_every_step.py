"""You make a new optimizer in every step: it forgets its momentum. Use the one you are given.

fr: Vous créez un nouvel optimiseur à chaque pas : il oublie son inertie. Utilisez celui que vous recevez.
"""

from torch.optim import SGD

from reference.training import train_step as right


def train_step(model, images, labels, optimizer):
    return right(model, images, labels, SGD(model.parameters(), **optimizer.defaults))
