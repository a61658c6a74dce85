"""You clear the gradients between `backward` and `step`: the optimizer then has nothing to follow.

fr: Vous effacez les gradients entre `backward` et `step` : l’optimiseur n’a alors plus rien à suivre.
"""

from torch.nn.functional import cross_entropy


def train_step(model, images, labels, optimizer):
    loss = cross_entropy(model(images), labels)
    loss.backward()
    optimizer.zero_grad(set_to_none=False)
    optimizer.step()
    return loss.item()
