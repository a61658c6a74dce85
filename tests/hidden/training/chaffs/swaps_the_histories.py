"""You record the accuracy as the loss and the loss as the accuracy: `evaluate` returns the loss first.

fr: Vous notez la précision comme perte et la perte comme précision : `evaluate` renvoie la perte en premier.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch

NAMES = ("train_loss", "val_accuracy", "val_loss")


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    rows, states = [], []
    for _ in range(epochs):
        rows.append((train_epoch(model, train_batches, optimizer), *evaluate(model, val_batches)))
        states.append(deepcopy(model.state_dict()))
    if rows:
        best = max(range(len(rows)), key=lambda epoch: rows[epoch][2])
        model.load_state_dict(states[best])
    return {name: [row[i] for row in rows] for i, name in enumerate(NAMES)}
