"""You start from a best accuracy of 0: where nothing is ever right, the first epoch is still the first of equals.

fr: Vous partez d’une meilleure précision de 0 : si rien n’est jamais juste, la première époque reste la première à égalité.
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
    if any(row[2] for row in rows):
        model.load_state_dict(max(rows, key=lambda row: row[2])[3])
    return {name: [row[i] for row in rows] for i, name in enumerate(("train_loss", "val_loss", "val_accuracy"))}
