"""You validate before the epoch’s training: first train, then measure.

fr: Vous validez avant l’entraînement de l’époque : entraînez d’abord, mesurez ensuite.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    rows = []
    for _ in range(epochs):
        measured = evaluate(model, val_batches)
        loss = train_epoch(model, train_batches, optimizer)
        rows.append((loss, *measured, deepcopy(model.state_dict())))
    if rows:
        model.load_state_dict(max(rows, key=lambda row: row[2])[3])
    return {name: [row[i] for row in rows] for i, name in enumerate(("train_loss", "val_loss", "val_accuracy"))}
