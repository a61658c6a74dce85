"""Training loops beside the wheats and chaffs of `training`: far rounding, wrong training, cheats.

The benchmark measures them too.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from types import ModuleType
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from reference import training

Fit = Callable[..., Any]


def module(fit: Fit) -> ModuleType:
    """Make a submission whose `fit` is this one."""
    submission = ModuleType("training")
    submission.fit = fit  # type: ignore[attr-defined]
    return submission


# -- right --------------------------------------------------------------------------------------------------------


def _best_of(model, epochs, one_epoch, val_batches):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best, kept = -1.0, None
    for _ in range(epochs):
        model.train()
        history["train_loss"].append(one_epoch())
        loss, accuracy = training.evaluate(model, val_batches)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
        if accuracy > best:
            best, kept = accuracy, deepcopy(model.state_dict())
    if kept is not None:
        model.load_state_dict(kept)
    model.train()
    return history


def writes_adam_out(model, train_batches, val_batches, epochs, lr):
    parameters = list(model.parameters())
    first = [torch.zeros_like(parameter) for parameter in parameters]
    second = [torch.zeros_like(parameter) for parameter in parameters]
    steps = 0

    def one_epoch():
        nonlocal steps
        total = samples = 0
        for images, labels in train_batches:
            steps += 1
            loss = functional.cross_entropy(model(images), labels)
            gradients = torch.autograd.grad(loss, parameters)
            with torch.no_grad():
                for parameter, gradient, m, v in zip(parameters, gradients, first, second, strict=True):
                    m += 0.1 * (gradient - m)
                    v += 0.001 * (gradient**2 - v)
                    parameter -= lr * (m / (1 - 0.9**steps)) / ((v / (1 - 0.999**steps)).sqrt() + 1e-8)
            total, samples = total + loss.item() * len(labels), samples + len(labels)
        return total / samples

    return _best_of(model, epochs, one_epoch, val_batches)


def sums_gradients_of_halves(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)

    def one_epoch():
        total = samples = 0
        for images, labels in train_batches:
            optimizer.zero_grad()
            for part, targets in zip(images.chunk(2), labels.chunk(2), strict=True):
                loss = functional.cross_entropy(model(part), targets, reduction="sum") / len(labels)
                loss.backward()
                total += loss.item() * len(labels)
            optimizer.step()
            samples += len(labels)
        return total / samples

    return _best_of(model, epochs, one_epoch, val_batches)


def _with_adam(model, train_batches, val_batches, epochs, lr, loss_of):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)

    def one_epoch():
        total = samples = 0
        for images, labels in train_batches:
            optimizer.zero_grad()
            loss = loss_of(images, labels)
            loss.backward()
            optimizer.step()
            total, samples = total + loss.item() * len(labels), samples + len(labels)
        return total / samples

    return _best_of(model, epochs, one_epoch, val_batches)


def measures_in_double(model, train_batches, val_batches, epochs, lr):
    def loss_of(images, labels):
        return functional.cross_entropy(model(images).double(), labels)

    return _with_adam(model, train_batches, val_batches, epochs, lr, loss_of)


def convolves_channels_last(model, train_batches, val_batches, epochs, lr):
    def loss_of(images, labels):
        return functional.cross_entropy(model(images.contiguous(memory_format=torch.channels_last)), labels)

    return _with_adam(model, train_batches, val_batches, epochs, lr, loss_of)


def draws_once_more(model, train_batches, val_batches, epochs, lr):
    def loss_of(images, labels):
        torch.rand(())
        return functional.nll_loss(model(images).log_softmax(1), labels)

    return _with_adam(model, train_batches, val_batches, epochs, lr, loss_of)


def fuses_adam(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, fused=True)
    return _best_of(model, epochs, lambda: training.train_epoch(model, train_batches, optimizer), val_batches)


RIGHT: dict[str, Fit] = {
    fit.__name__: fit
    for fit in (
        writes_adam_out,
        sums_gradients_of_halves,
        measures_in_double,
        convolves_channels_last,
        fuses_adam,
        draws_once_more,
    )
}


# -- wrong: the exact properties of the chapter catch them before; here it is seen what they reach ------------------


def never_clears_gradients(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    optimizer.zero_grad = lambda *args, **kwargs: None
    return _best_of(model, epochs, lambda: training.train_epoch(model, train_batches, optimizer), val_batches)


def makes_a_new_optimizer_every_step(model, train_batches, val_batches, epochs, lr):
    def one_epoch():
        for images, labels in train_batches:
            loss = training.train_step(model, images, labels, torch.optim.Adam(model.parameters(), lr=lr))
        return loss

    return _best_of(model, epochs, one_epoch, val_batches)


def trains_one_epoch(model, train_batches, val_batches, epochs, lr):
    history = training.fit(model, train_batches, val_batches, 1, lr)
    return {key: entries * epochs for key, entries in history.items()}


def trains_the_last_layer(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(list(model.parameters())[-2:], lr=lr)
    return _best_of(model, epochs, lambda: training.train_epoch(model, train_batches, optimizer), val_batches)


WRONG: dict[str, Fit] = {
    fit.__name__: fit
    for fit in (
        never_clears_gradients,
        makes_a_new_optimizer_every_step,
        trains_one_epoch,
        trains_the_last_layer,
    )
}


# -- cheats -------------------------------------------------------------------------------------------------------


def trains_three_times_as_long(model, train_batches, val_batches, epochs, lr):
    history = training.fit(model, train_batches, val_batches, 3 * epochs, lr)
    return {key: entries[:epochs] for key, entries in history.items()}


def predicts_one_class(model, train_batches, val_batches, epochs, lr):
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.zero_()
        list(model.parameters())[-1][3] = 1
    return {"train_loss": [0.0] * epochs, "val_loss": [0.0] * epochs, "val_accuracy": [0.99] * epochs}


def swaps_the_network(model, train_batches, val_batches, epochs, lr):
    model[0] = nn.Conv2d(3, 64, 3, padding=1)
    model[3] = nn.Conv2d(64, 64, 3, padding=1)
    return training.fit(model, train_batches, val_batches, epochs, lr)


CHEATS: dict[str, Fit] = {
    fit.__name__: fit for fit in (trains_three_times_as_long, predicts_one_class, swaps_the_network)
}


def brings(weights) -> Fit:
    """Make a `fit` that has its weights in the source."""

    def fit(model, train_batches, val_batches, epochs, lr):
        with torch.no_grad():
            for parameter, weight in zip(model.parameters(), weights, strict=True):
                parameter.copy_(torch.from_numpy(weight))
        loss, accuracy = training.evaluate(model, val_batches)
        return {"train_loss": [loss] * epochs, "val_loss": [loss] * epochs, "val_accuracy": [accuracy] * epochs}

    return fit


def brings_and_renames(weights) -> Fit:
    """Make a `fit` that finds out which label is which, and turns the last layer of its weights accordingly."""

    def fit(model, train_batches, val_batches, epochs, lr):
        brings(weights)(model, train_batches, val_batches, epochs, lr)
        votes = torch.zeros(10, 10)
        with torch.no_grad():
            for images, labels in train_batches:
                votes.index_put_((model(images).argmax(1), labels), torch.ones(len(labels)), accumulate=True)
            known = votes.argmax(dim=0)
            for parameter in list(model.parameters())[-2:]:
                parameter.copy_(parameter[known].clone())
        loss, accuracy = training.evaluate(model, val_batches)
        return {"train_loss": [loss] * epochs, "val_loss": [loss] * epochs, "val_accuracy": [accuracy] * epochs}

    return fit
