"""You let the untrained model compete: the best is one of the epochs.

fr: Vous laissez concourir le modèle non entraîné : la meilleure est l’une des époques.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    rows, start = [], (0, 0, evaluate(model, val_batches)[1], deepcopy(model.state_dict()))
    for _ in range(epochs):
        loss = train_epoch(model, train_batches, optimizer)
        rows.append((loss, *evaluate(model, val_batches), deepcopy(model.state_dict())))
    if rows:
        model.load_state_dict(max([start, *rows], key=lambda row: row[2])[3])
    return {name: [row[i] for row in rows] for i, name in enumerate(("train_loss", "val_loss", "val_accuracy"))}
