"""Training and evaluating a classifier. Statement: README.md (French), README.en.md (English)."""

from collections.abc import Iterable

import torch
from torch import nn

Batches = Iterable[tuple[torch.Tensor, torch.Tensor]]  # pairs (images, labels)


def _tiny_model(features: int, num_classes: int) -> nn.Module:
    """Given: a small dense network to try your loops with; they must work with any model that gives logits.

    Args:
        features: numbers in one image, `C * H * W`.
        num_classes: number of logits.
    """
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(features, 16, bias=False),
        nn.BatchNorm1d(16),
        nn.Tanh(),
        nn.Linear(16, num_classes),
    )


def train_step(model: nn.Module, images: torch.Tensor, labels: torch.Tensor, optimizer: torch.optim.Optimizer) -> float:
    """Update the model once, on one batch.

    Args:
        model: gives logits `(N, num_classes)`; its mode is left alone.
        images: `(N, C, H, W)`.
        labels: `(N,)`, class numbers from 0.
        optimizer: of the model's parameters.

    Returns:
        The cross-entropy before the update, mean over the batch, as a float.
    """
    # TODO: clear, forward, loss, backward, update.
    raise NotImplementedError


def train_epoch(model: nn.Module, batches: Batches, optimizer: torch.optim.Optimizer) -> float:
    """Update the model once on every batch, in train mode, in which it stays.

    Args:
        model: gives logits.
        batches: pairs of images and labels; the last may be shorter.
        optimizer: of the model's parameters.

    Returns:
        The mean loss per sample, each before the update of its batch, as a float.
    """
    # TODO: mind the short last batch.
    raise NotImplementedError


def evaluate(model: nn.Module, batches: Batches) -> tuple[float, float]:
    """Measure the model in eval mode, without gradients; its own mode is restored.

    Args:
        model: gives logits.
        batches: pairs of images and labels; the last may be shorter.

    Returns:
        The mean loss per sample, and the accuracy between 0 and 1, as floats.
    """
    # TODO: remember the mode, measure, restore the mode.
    raise NotImplementedError


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
        `train_loss`, `val_loss` and `val_accuracy`: lists of one float per epoch.
    """
    # TODO: one optimizer for all epochs; a copy of the best state.
    raise NotImplementedError
