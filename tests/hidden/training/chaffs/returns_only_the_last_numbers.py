"""You return the numbers of the last epoch: return lists, with one number per epoch.

fr: Vous renvoyez les nombres de la dernière époque : renvoyez des listes, avec un nombre par époque.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    rows = []
    for _ in range(epochs):
        loss = train_epoch(model, train_batches, optimizer)
        rows.append((loss, *evaluate(model, val_batches), deepcopy(model.state_dict())))
    if rows:
        model.load_state_dict(max(rows, key=lambda row: row[2])[3])
    return {name: rows[-1][i] if rows else 0.0 for i, name in enumerate(("train_loss", "val_loss", "val_accuracy"))}
