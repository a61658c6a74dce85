"""You take the softmax before the cross-entropy, which takes it itself: give it the logits.

fr: Vous calculez le softmax avant l’entropie croisée, qui le calcule elle-même : donnez-lui les logits.
"""

from torch.nn.functional import cross_entropy


def train_step(model, images, labels, optimizer):
    optimizer.zero_grad()
    loss = cross_entropy(model(images).softmax(1), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
