"""The loops of the tutorials, each function built on the one before."""

import copy

import torch
from torch import nn


def train_step(model, images, labels, optimizer):
    optimizer.zero_grad()
    loss = nn.CrossEntropyLoss()(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, batches, optimizer):
    model.train()
    losses, sizes = [], []
    for images, labels in batches:
        losses.append(train_step(model, images, labels, optimizer))
        sizes.append(images.shape[0])
    return sum(loss * size for loss, size in zip(losses, sizes, strict=True)) / sum(sizes)


@torch.no_grad()
def evaluate(model, batches):
    was_training = model.training
    model.eval()
    loss, correct, n = 0.0, 0, 0
    for images, labels in batches:
        output = model(images)
        loss += nn.functional.cross_entropy(output, labels).item() * len(images)
        correct += (output.argmax(dim=1) == labels).sum().item()
        n += len(images)
    model.train(was_training)
    return loss / n, correct / n


def fit(model, train_batches, val_batches, epochs, lr):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    if epochs == 0:
        return history
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    best = float("-inf")
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_batches, optimizer))
        loss, accuracy = evaluate(model, val_batches)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
        if accuracy > best:
            best = accuracy
            best_state = copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
    model.train()
    return history
