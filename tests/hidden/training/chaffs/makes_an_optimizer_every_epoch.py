"""You make a new optimizer every epoch: Adam then forgets its averages. Make one before the first.

fr: Vous créez un nouvel optimiseur à chaque époque : Adam oublie alors ses moyennes. Créez-le une fois, avant la première.
"""

from copy import deepcopy

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    rows = []
    for _ in range(epochs):
        optimizer = torch.optim.Adam(model.parameters(), lr=lr)
        loss = train_epoch(model, train_batches, optimizer)
        rows.append((loss, *evaluate(model, val_batches), deepcopy(model.state_dict())))
    if rows:
        model.load_state_dict(max(rows, key=lambda row: row[2])[3])
    return {name: [row[i] for row in rows] for i, name in enumerate(("train_loss", "val_loss", "val_accuracy"))}
