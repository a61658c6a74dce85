"""You choose the epoch of the smallest training loss: the best is the one of the highest validation accuracy.

fr: Vous choisissez l’époque de plus petite perte d’entraînement : la meilleure est celle de plus grande précision de validation.
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
        model.load_state_dict(min(rows, key=lambda row: row[0])[3])
    return {name: [row[i] for row in rows] for i, name in enumerate(("train_loss", "val_loss", "val_accuracy"))}
