"""You start from a best accuracy of 0 and the untrained weights: where nothing is ever right, the first epoch is still the
first of equals.

fr: Vous partez d’une meilleure précision de 0 et des poids non entraînés : si rien n’est jamais juste, la première époque
reste la première à égalité.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    rows, best, state = [], 0, deepcopy(model.state_dict())
    for _ in range(epochs):
        rows.append((train_epoch(model, train_batches, optimizer), *evaluate(model, val_batches)))
        if rows[-1][2] > best:
            best, state = rows[-1][2], deepcopy(model.state_dict())
    model.load_state_dict(state)
    model.train()
    return {name: [row[i] for row in rows] for i, name in enumerate(("train_loss", "val_loss", "val_accuracy"))}
