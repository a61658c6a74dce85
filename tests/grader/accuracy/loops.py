"""Training loops: right ones written differently, wrong ones, and cheats. The benchmark measures them too."""

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


def _best_of(model, epochs, one_epoch, val_batches, evaluate=training.evaluate):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best, kept = -1.0, None
    for _ in range(epochs):
        model.train()
        history["train_loss"].append(one_epoch())
        loss, accuracy = evaluate(model, val_batches)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
        if accuracy > best:
            best, kept = accuracy, deepcopy(model.state_dict())
    if kept is not None:
        model.load_state_dict(kept)
    model.train()
    return history


def clears_gradients_last(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    optimizer.zero_grad(set_to_none=False)

    def one_epoch():
        losses = []
        for images, labels in train_batches:
            loss = functional.nll_loss(functional.log_softmax(model(images), dim=1), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=False)
            losses += [loss.item()] * len(labels)
        return sum(losses) / len(losses)

    return _best_of(model, epochs, one_epoch, val_batches)


def writes_the_loss_out(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)

    def one_epoch():
        total = samples = 0
        for images, labels in train_batches:
            logits = model(images)
            picked = logits[torch.arange(len(labels)), labels]
            loss = (logits.exp().sum(dim=1).log() - picked).sum() / len(labels)
            model.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            total, samples = total + loss.item() * len(labels), samples + len(labels)
        return total / samples

    return _best_of(model, epochs, one_epoch, val_batches)


def draws_random_numbers(model, train_batches, val_batches, epochs, lr):
    torch.manual_seed(0)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, foreach=False)

    def one_epoch():
        total = samples = 0
        for images, labels in train_batches:
            torch.rand(7)
            optimizer.zero_grad()
            loss = nn.CrossEntropyLoss(reduction="none")(model(images), labels).mean()
            loss.backward()
            optimizer.step()
            total, samples = total + float(loss) * images.shape[0], samples + images.shape[0]
        return total / samples

    return _best_of(model, epochs, one_epoch, val_batches)


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


def evaluates_all_at_once(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)

    @torch.inference_mode()
    def evaluate(model, batches):
        model.eval()
        outputs, targets = zip(*((model(images), labels) for images, labels in batches), strict=True)
        logits, labels = torch.cat(outputs), torch.cat(targets)
        return functional.cross_entropy(logits, labels).item(), (logits.argmax(-1) == labels).float().mean().item()

    return _best_of(model, epochs, lambda: training.train_epoch(model, train_batches, optimizer), val_batches, evaluate)


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


RIGHT: dict[str, Fit] = {
    fit.__name__: fit
    for fit in (
        clears_gradients_last,
        writes_the_loss_out,
        draws_random_numbers,
        writes_adam_out,
        evaluates_all_at_once,
        sums_gradients_of_halves,
    )
}


# -- wrong: the exact properties of the chapter catch these before; here it is seen what they reach ----------------


def _with_optimizer(make):
    def fit(model, train_batches, val_batches, epochs, lr):
        optimizer = make(model, lr)
        return _best_of(model, epochs, lambda: training.train_epoch(model, train_batches, optimizer), val_batches)

    return fit


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


def freezes_the_batches(model, train_batches, val_batches, epochs, lr):
    return training.fit(model, list(train_batches), val_batches, epochs, lr)


def shifts_the_labels(model, train_batches, val_batches, epochs, lr):
    shifted = [(images, (labels + 1) % 10) for images, labels in train_batches]
    return training.fit(model, shifted, val_batches, epochs, lr)


def trains_one_epoch(model, train_batches, val_batches, epochs, lr):
    history = training.fit(model, train_batches, val_batches, 1, lr)
    return {key: entries * epochs for key, entries in history.items()}


def trains_the_last_layer(model, train_batches, val_batches, epochs, lr):
    return _with_optimizer(lambda model, lr: torch.optim.Adam(list(model.parameters())[-2:], lr=lr))(
        model, train_batches, val_batches, epochs, lr
    )


def descends_without_adam(model, train_batches, val_batches, epochs, lr):
    return _with_optimizer(lambda model, lr: torch.optim.SGD(model.parameters(), lr=lr))(
        model, train_batches, val_batches, epochs, lr
    )


WRONG: dict[str, Fit] = {
    fit.__name__: fit
    for fit in (
        never_clears_gradients,
        makes_a_new_optimizer_every_step,
        freezes_the_batches,
        shifts_the_labels,
        trains_one_epoch,
        trains_the_last_layer,
        descends_without_adam,
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
