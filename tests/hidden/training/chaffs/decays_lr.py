"""You lower the learning rate from epoch to epoch: it stays `lr`.

fr: Vous diminuez le taux d’apprentissage d’époque en époque : il reste `lr`.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best, state = -1.0, deepcopy(model.state_dict())
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_batches, optimizer))
        optimizer.param_groups[0]["lr"] *= 0.5
        loss, accuracy = evaluate(model, val_batches)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
        if accuracy > best:
            best, state = accuracy, deepcopy(model.state_dict())
    model.load_state_dict(state)
    return history
