import copy

import torch
import torch.nn.functional as F


def train_step(model, images, labels, optimizer):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, batches, optimizer):
    model.train()
    total = count = 0
    for images, labels in batches:
        total += train_step(model, images, labels, optimizer) * len(labels)
        count += len(labels)
    return total / count


@torch.no_grad()
def evaluate(model, batches):
    was_training = model.training
    model.eval()
    total = right = count = 0
    for images, labels in batches:
        logits = model(images)
        total += F.cross_entropy(logits, labels, reduction="sum").item()
        right += (logits.argmax(1) == labels).sum().item()
        count += len(labels)
    model.train(was_training)
    return total / count, right / count


def fit(model, train_batches, val_batches, epochs, lr):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    best, best_accuracy = None, -1.0
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_batches, optimizer))
        loss, accuracy = evaluate(model, val_batches)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
        if accuracy > best_accuracy:
            best, best_accuracy = copy.deepcopy(model.state_dict()), accuracy
    if best is not None:
        model.load_state_dict(best)
    return history
