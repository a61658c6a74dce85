"""You train on the validation batches too: they only measure.

fr: Vous entraînez aussi sur les lots de validation : ils ne servent qu’à mesurer.
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
        train_epoch(model, val_batches, optimizer)
        loss, accuracy = evaluate(model, val_batches)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
        if accuracy > best:
            best, state = accuracy, deepcopy(model.state_dict())
    model.load_state_dict(state)
    return history
