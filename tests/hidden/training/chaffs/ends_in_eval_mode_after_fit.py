"""You end in eval mode: after `fit` the model is in train mode.

fr: Vous terminez en mode évaluation : après `fit`, le modèle est en mode entraînement.
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
        model.load_state_dict(states[best])
    model.eval()
    return {name: [row[i] for row in rows] for i, name in enumerate(NAMES)}
