"""`fit` is one loop that calls no other function; losses are NumPy numbers; one number is drawn at random on the way."""

import numpy as np
import torch
from torch.nn.functional import log_softmax, nll_loss


def train_step(model, images, labels, optimizer):
    torch.rand(1)
    for parameter in model.parameters():
        parameter.grad = None
    loss = nll_loss(log_softmax(model(images), dim=-1), labels)
    loss.backward()
    optimizer.step()
    return loss.detach().numpy()[()]


def train_epoch(model, batches, optimizer):
    model.train(True)
    pairs = [(train_step(model, *batch, optimizer), len(batch[1])) for batch in batches]
    return np.average([loss for loss, _ in pairs], weights=[size for _, size in pairs])


def evaluate(model, batches):
    mode = model.training
    model.eval()
    losses, hits = [], []
    for images, labels in batches:
        with torch.no_grad():
            logits = model(images)
        losses += nll_loss(log_softmax(logits, 1), labels, reduction="none").tolist()
        hits += (logits.numpy().argmax(1) == labels.numpy()).tolist()
    model.train() if mode else model.eval()
    return [np.mean(losses), np.mean(hits)]


def fit(model, train_batches, val_batches, epochs, lr):
    np.random.rand()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    history = {"val_accuracy": [], "val_loss": [], "train_loss": []}
    for epoch in range(epochs):
        model.train()
        train, seen = 0.0, 0
        for images, labels in train_batches:
            loss = torch.nn.functional.cross_entropy(model(images), labels, reduction="sum")
            optimizer.zero_grad(set_to_none=True)
            (loss / len(labels)).backward()
            optimizer.step()
            train, seen = train + loss.item(), seen + len(labels)
        loss, accuracy = evaluate(model, val_batches)
        for name, value in (("train_loss", train / seen), ("val_loss", loss), ("val_accuracy", accuracy)):
            history[name].append(value)
        if epoch == 0 or accuracy > max(history["val_accuracy"][:-1]):
            kept = [tensor.detach().clone() for tensor in (*model.parameters(), *model.buffers())]
    if epochs > 0:
        with torch.no_grad():
            for tensor, value in zip((*model.parameters(), *model.buffers()), kept, strict=True):
                tensor.copy_(value)
    return history
