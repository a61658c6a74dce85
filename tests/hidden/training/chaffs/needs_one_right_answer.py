"""You start from a best accuracy of 0: where nothing is ever right, the first epoch is still the first of equals.

fr: Vous partez d’une meilleure précision de 0 : si rien n’est jamais juste, la première époque reste la première à égalité.
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
        if rows[best][2] > 0:
            model.load_state_dict(states[best])
    return {name: [row[i] for row in rows] for i, name in enumerate(NAMES)}
