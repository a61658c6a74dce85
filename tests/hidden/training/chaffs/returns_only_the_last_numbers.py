"""You return the numbers of the last epoch: return lists, with one number per epoch.

fr: Vous renvoyez les nombres de la dernière époque : renvoyez des listes, avec un nombre par époque.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch

NAMES = ("train_loss", "val_loss", "val_accuracy")


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    rows, states = [], []
    for _ in range(epochs):
        rows.append((train_epoch(model, train_batches, optimizer), *evaluate(model, val_batches)))
        states.append(deepcopy(model.state_dict()))
    if rows:
        best = max(range(len(rows)), key=lambda epoch: rows[epoch][2])
        model.load_state_dict(states[best])
    return {name: rows[-1][i] if rows else 0.0 for i, name in enumerate(NAMES)}
