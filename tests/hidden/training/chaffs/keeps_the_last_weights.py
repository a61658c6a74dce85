"""You end with the weights of the last epoch: end with the best’s. `model.state_dict()` holds the model’s own tensors, which go on changing: keep a copy.

fr: Vous terminez avec les poids de la dernière époque : terminez avec ceux de la meilleure. `model.state_dict()` contient les tenseurs mêmes du modèle, qui continuent de changer : gardez-en une copie.
"""

import torch

from reference.training import evaluate, train_epoch


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best, state = -1.0, model.state_dict()
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_batches, optimizer))
        loss, accuracy = evaluate(model, val_batches)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
        if accuracy > best:
            best, state = accuracy, model.state_dict()
    model.load_state_dict(state)
    return history
