"""You validate on the batches that you train on: use `val_batches`.

fr: Vous validez sur les lots d’entraînement : utilisez `val_batches`.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    rows = []
    for _ in range(epochs):
        loss = train_epoch(model, train_batches, optimizer)
        rows.append((loss, *evaluate(model, train_batches), deepcopy(model.state_dict())))
    if rows:
        model.load_state_dict(max(rows, key=lambda row: row[2])[3])
    return {name: [row[i] for row in rows] for i, name in enumerate(("train_loss", "val_loss", "val_accuracy"))}
