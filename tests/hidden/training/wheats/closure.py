"""The step as a closure for the optimizer, gradients from `autograd.grad`, accuracy from sorted logits."""

import io

import torch
from torch import nn


def train_step(model, images, labels, optimizer):
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]

    def closure():
        with torch.enable_grad():
            loss = nn.NLLLoss()(nn.LogSoftmax(1)(model(images)), labels)
            gradients = torch.autograd.grad(loss, parameters)
        for parameter, gradient in zip(parameters, gradients, strict=True):
            parameter.grad = gradient
        return loss.detach()

    return optimizer.step(closure).item()


def train_epoch(model, batches, optimizer):
    total, count = 0, 0
    for images, labels in batches:
        if not model.training:
            model.train()
        total += train_step(model, images, labels, optimizer) * labels.numel()
        count += labels.numel()
    return total / count


def evaluate(model, batches):
    mode = model.training
    previous = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    model.eval()
    measured = []
    for images, labels in iter(batches):
        logits = model(images)
        loss = nn.CrossEntropyLoss(reduction="none")(logits, labels)
        measured.append(torch.stack([loss, (logits.sort(1).indices[:, -1] == labels).to(loss)]))
    model.train(mode)
    torch.set_grad_enabled(previous)
    loss, accuracy = torch.cat(measured, 1).mean(1).tolist()
    return loss, accuracy


def fit(model, train_batches, val_batches, epochs, lr):
    optimizer = torch.optim.Adam(params=model.parameters(), lr=lr, weight_decay=0.0)
    history = {name: [] for name in ("train_loss", "val_loss", "val_accuracy")}
    best, file = None, io.BytesIO()
    while len(history["val_loss"]) < epochs:
        history["train_loss"] += [train_epoch(model, train_batches, optimizer)]
        loss, accuracy = evaluate(model, val_batches)
        history["val_loss"] += [loss]
        history["val_accuracy"] += [accuracy]
        if best is None or best < accuracy:
            best = accuracy
            file = io.BytesIO()
            torch.save(model.state_dict(), file)
    if best is not None:
        file.seek(0)
        model.load_state_dict(torch.load(file))
    return history
