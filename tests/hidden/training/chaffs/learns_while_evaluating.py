"""You call `backward` while evaluating: that leaves gradients behind. Evaluating only measures.

fr: Vous appelez `backward` pendant l’évaluation : il reste des gradients. Évaluer, c’est seulement mesurer.
"""

from torch.nn.functional import cross_entropy

from reference.training import evaluate as right


def evaluate(model, batches):
    training = model.training
    model.eval()
    for images, labels in batches:
        cross_entropy(model(images), labels).backward()
    model.train(training)
    return right(model, batches)
