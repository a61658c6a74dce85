"""You restore the weights but not the buffers: the running means of batch normalisation belong to the best epoch too.

fr: Vous rétablissez les poids mais pas les tampons : les moyennes de la normalisation par lots font aussi partie de la meilleure époque.
"""

from copy import deepcopy

import torch
from torch import nn

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    rows = []
    for _ in range(epochs):
        loss = train_epoch(model, train_batches, optimizer)
        rows.append((loss, *evaluate(model, val_batches), deepcopy(list(model.parameters()))))
    best = max(rows, key=lambda row: row[2])[3] if rows else model.parameters()
    nn.utils.vector_to_parameters(nn.utils.parameters_to_vector(best), model.parameters())
    return {name: [row[i] for row in rows] for i, name in enumerate(("train_loss", "val_loss", "val_accuracy"))}
