"""You use the squared error: the loss of the course’s classifiers is the cross-entropy.

fr: Vous utilisez l’erreur quadratique : la perte des classifieurs du cours est l’entropie croisée.
"""

from torch.nn.functional import mse_loss, one_hot


def train_step(model, images, labels, optimizer):
    optimizer.zero_grad()
    logits = model(images)
    loss = mse_loss(logits, one_hot(labels, logits.shape[1]).to(logits))
    loss.backward()
    optimizer.step()
    return loss.item()
