"""Training and evaluating a classifier: the definition of the chapter `training`."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

import torch
from torch import nn
from torch.nn import functional

Batches = Iterable[tuple[torch.Tensor, torch.Tensor]]


def train_step(model: nn.Module, images: torch.Tensor, labels: torch.Tensor, optimizer: torch.optim.Optimizer) -> float:
    """Update the model once, on one batch.

    Args:
        model: gives logits `(N, num_classes)`; its mode is left alone.
        images: `(N, C, H, W)`.
        labels: `(N,)`, class numbers from 0.
        optimizer: of the model's parameters.

    Returns:
        The cross-entropy before the update, mean over the batch.
    """
    optimizer.zero_grad()
    loss = functional.cross_entropy(model(images), labels)
    loss.backward()  # type: ignore[no-untyped-call]
    optimizer.step()
    return loss.item()


def train_epoch(model: nn.Module, batches: Batches, optimizer: torch.optim.Optimizer) -> float:
    """Update the model once on every batch, in train mode, in which it stays.

    Args:
        model: gives logits.
        batches: pairs of images and labels; the last may be shorter.
        optimizer: of the model's parameters.

    Returns:
        The mean loss per sample, each before the update of its batch.
    """
    model.train()
    total, samples = 0.0, 0
    for images, labels in batches:
        total += len(labels) * train_step(model, images, labels, optimizer)
        samples += len(labels)
    return total / samples


def evaluate(model: nn.Module, batches: Batches) -> tuple[float, float]:
    """Measure the model in eval mode, without gradients; its own mode is restored.

    Args:
        model: gives logits.
        batches: pairs of images and labels; the last may be shorter.

    Returns:
        The mean loss per sample, and the share of samples whose largest logit is that of their class.
    """
    training = model.training
    model.eval()
    total, correct, samples = 0.0, 0, 0
    with torch.no_grad():
        for images, labels in batches:
            logits = model(images)
            total += functional.cross_entropy(logits, labels, reduction="sum").item()
            correct += int((logits.argmax(1) == labels).sum())
            samples += len(labels)
    model.train(training)
    return total / samples, correct / samples


def fit(
    model: nn.Module, train_batches: Batches, val_batches: Batches, epochs: int, lr: float
) -> dict[str, list[float]]:
    """Train the model with Adam, and keep the best of its epochs.

    It ends in train mode, with the weights and buffers of the epoch of the best validation accuracy (the first of
    equals). No epochs change nothing.

    Args:
        model: gives logits.
        train_batches: iterated anew every epoch.
        val_batches: measured after every epoch.
        epochs: how often all batches are gone through.
        lr: learning rate.

    Returns:
        `train_loss`, `val_loss` and `val_accuracy`: one number per epoch.
    """
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    history: dict[str, list[float]] = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best_accuracy, best_state = -1.0, None
    for _ in range(epochs):
        train_loss = train_epoch(model, train_batches, optimizer)
        val_loss, val_accuracy = evaluate(model, val_batches)
        history["train_loss"].append(train_loss)
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(val_accuracy)
        if val_accuracy > best_accuracy:
            best_accuracy, best_state = val_accuracy, deepcopy(model.state_dict())
    if best_state is not None:
        model.load_state_dict(best_state)
    return history
