"""You choose the epoch of the smallest training loss: the best is the one of the highest validation accuracy.

fr: Vous choisissez l’époque de plus petite perte d’entraînement : la meilleure est celle de plus grande précision de validation.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best, state = float("inf"), deepcopy(model.state_dict())
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_batches, optimizer))
        loss, accuracy = evaluate(model, val_batches)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
        if history["train_loss"][-1] < best:
            best, state = history["train_loss"][-1], deepcopy(model.state_dict())
    model.load_state_dict(state)
    return history
