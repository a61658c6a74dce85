"""You compute with gradients: evaluate under `torch.no_grad()`, or memory fills with graphs.

fr: Vous calculez avec les gradients : évaluez sous `torch.no_grad()`, sinon la mémoire se remplit de graphes.
"""

import torch
from torch.nn.functional import cross_entropy


def evaluate(model, batches):
    before = model.training
    model.eval()
    results = [(model(images), labels) for images, labels in batches]
    model.train(before)
    logits, labels = (torch.cat(parts) for parts in zip(*results, strict=True))
    return cross_entropy(logits, labels).item(), (logits.argmax(1) == labels).double().mean().item()
