"""You put the batches into a list before the first epoch: iterate over them anew every epoch, they may be shuffled.

fr: Vous mettez les lots dans une liste avant la première époque : parcourez-les à nouveau à chaque époque, ils peuvent être mélangés.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    train_batches = list(train_batches)
    best, state = -1.0, deepcopy(model.state_dict())
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_batches, optimizer))
        loss, accuracy = evaluate(model, val_batches)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
        if accuracy > best:
            best, state = accuracy, deepcopy(model.state_dict())
    model.load_state_dict(state)
    return history
