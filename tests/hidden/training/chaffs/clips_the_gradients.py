"""You clip the gradients: a step follows them as they are.

fr: Vous limitez la norme des gradients : un pas les suit tels qu’ils sont.
"""

from torch.nn.functional import cross_entropy
from torch.nn.utils import clip_grad_norm_


def train_step(model, images, labels, optimizer):
    optimizer.zero_grad()
    loss = cross_entropy(model(images), labels)
    loss.backward()
    clip_grad_norm_(model.parameters(), 0.1)
    optimizer.step()
    return loss.item()
