"""You evaluate in train mode: normalisation then uses the batch, and its buffers change. Set eval mode inside.

fr: Vous évaluez en mode entraînement : la normalisation utilise alors le lot, et ses tampons changent. Passez en mode évaluation.
"""

import torch
from torch.nn.functional import cross_entropy


def evaluate(model, batches):
    total, correct, samples = 0.0, 0, 0
    with torch.no_grad():
        for images, labels in batches:
            logits = model(images)
            total += cross_entropy(logits, labels, reduction="sum").item()
            correct += int((logits.argmax(1) == labels).sum())
            samples += len(labels)
    return total / samples, correct / samples
