"""You restore the weights but not the buffers: the running means of batch normalisation belong to the best epoch too.

fr: Vous rétablissez les poids mais pas les tampons : les moyennes de la normalisation par lots font aussi partie de la meilleure époque.
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
        states.append(deepcopy(list(model.parameters())))
    if rows:
        best = max(range(len(rows)), key=lambda epoch: rows[epoch][2])
        for parameter, kept in zip(model.parameters(), states[best], strict=True):
            parameter.data.copy_(kept)
    return {name: [row[i] for row in rows] for i, name in enumerate(NAMES)}
