"""You end with the weights of the last epoch: end with the best’s. `model.state_dict()` holds the model’s own tensors, which go on changing: keep a copy.

fr: Vous terminez avec les poids de la dernière époque : terminez avec ceux de la meilleure. `model.state_dict()` contient les tenseurs mêmes du modèle, qui continuent de changer : gardez-en une copie.
"""

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    rows = []
    for _ in range(epochs):
        loss = train_epoch(model, train_batches, optimizer)
        rows.append((loss, *evaluate(model, val_batches), model.state_dict()))
    if rows:
        model.load_state_dict(max(rows, key=lambda row: row[2])[3])
    return {name: [row[i] for row in rows] for i, name in enumerate(("train_loss", "val_loss", "val_accuracy"))}
