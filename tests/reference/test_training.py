"""The reference loops against NumPy: softmax regression with its gradient, SGD and Adam written out."""

from copy import deepcopy

import numpy as np
import pytest
import torch
from torch import nn

from reference.training import evaluate, fit, train_epoch, train_step

SIZES = (4, 4, 2)


class Softmax:
    """Softmax regression in NumPy: `(W, b)`, its loss, its gradient."""

    def __init__(self, model: nn.Module):
        self.W, self.b = (parameter.detach().numpy().copy() for parameter in model.parameters())

    def measure(self, x, y):
        logits = x.reshape(len(x), -1) @ self.W.T + self.b
        probabilities = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
        error = (probabilities - np.eye(len(self.b))[y]) / len(y)
        loss = -np.log(probabilities[np.arange(len(y)), y])
        return loss, logits.argmax(1) == y, [error.T @ x.reshape(len(x), -1), error.sum(0)]

    def adam(self, x, y, moments, t, lr):
        for parameter, gradient, (m, v) in zip((self.W, self.b), self.measure(x, y)[2], moments, strict=True):
            m += 0.1 * (gradient - m)
            v += 0.001 * (gradient**2 - v)
            parameter -= lr * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)


@pytest.fixture
def model():
    torch.manual_seed(0)
    return nn.Sequential(nn.Flatten(), nn.Linear(6, 3)).double()


def batches(seed):
    rng = np.random.default_rng(seed)
    return [(torch.from_numpy(rng.normal(size=(N, 1, 2, 3))), torch.from_numpy(rng.integers(0, 3, N))) for N in SIZES]


def arrays(model):
    return [parameter.detach().numpy() for parameter in model.parameters()]


def assert_same(model, twin):
    for actual, expected in zip(arrays(model), (twin.W, twin.b), strict=True):
        np.testing.assert_allclose(actual, expected, rtol=1e-10, atol=1e-12)


def test_a_step_follows_the_gradient_once_and_forgets_old_ones(model):
    twin = Softmax(model)
    images, labels = batches(1)[0]
    loss, _, gradients = twin.measure(images.numpy(), labels.numpy())
    twin.W -= 0.5 * gradients[0]
    twin.b -= 0.5 * gradients[1]
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)
    assert train_step(model, images, labels, torch.optim.SGD(model.parameters(), 0.5)) == pytest.approx(loss.mean())
    assert_same(model, twin)


def test_an_epoch_weighs_every_sample_alike(model):
    twin, losses = Softmax(model), []
    for images, labels in batches(2):
        loss, _, gradients = twin.measure(images.numpy(), labels.numpy())
        losses.extend(loss)
        twin.W -= 0.5 * gradients[0]
        twin.b -= 0.5 * gradients[1]
    model.eval()
    assert train_epoch(model, batches(2), torch.optim.SGD(model.parameters(), 0.5)) == pytest.approx(np.mean(losses))
    assert_same(model, twin)
    assert model.training


@pytest.mark.parametrize("training", [True, False])
def test_evaluation_measures_and_leaves_everything_as_it_was(model, training):
    model = nn.Sequential(model, nn.BatchNorm1d(3, dtype=torch.float64), nn.Dropout()).train(training)
    before = deepcopy(model.state_dict())
    measured = [Softmax(model[0]).measure(x.numpy(), y.numpy()) for x, y in batches(3)]
    loss, accuracy = evaluate(model, batches(3))
    # fresh statistics of batch normalisation divide by sqrt(1 + 1e-5) and no more
    assert loss == pytest.approx(np.concatenate([losses for losses, _, _ in measured]).mean(), rel=1e-4)
    assert accuracy == np.concatenate([hits for _, hits, _ in measured]).mean()
    assert model.training is training
    assert all(torch.equal(tensor, before[name]) for name, tensor in model.state_dict().items())
    assert all(parameter.grad is None for parameter in model.parameters())


def test_fit_is_adam_that_keeps_the_first_of_the_best_epochs(model):
    twin, kept = Softmax(model), []
    moments = [(np.zeros_like(twin.W), np.zeros_like(twin.W)), (np.zeros_like(twin.b), np.zeros_like(twin.b))]
    for epoch in range(6):
        for i, (images, labels) in enumerate(batches(4)):
            twin.adam(images.numpy(), labels.numpy(), moments, len(SIZES) * epoch + i + 1, 0.3)
        hits = np.concatenate([twin.measure(x.numpy(), y.numpy())[1] for x, y in batches(5)])
        kept.append((hits.mean(), deepcopy(twin)))
    history = fit(model, batches(4), batches(5), 6, 0.3)
    accuracies = [accuracy for accuracy, _ in kept]
    assert history["val_accuracy"] == accuracies
    assert accuracies.index(max(accuracies)) < 5, "an example whose best epoch is the last shows nothing"
    assert_same(model, kept[accuracies.index(max(accuracies))][1])
    assert model.training


def test_no_epochs_change_nothing(model):
    before = deepcopy(model.state_dict())
    assert fit(model, batches(4), batches(5), 0, 0.3) == {"train_loss": [], "val_loss": [], "val_accuracy": []}
    assert all(torch.equal(tensor, before[name]) for name, tensor in model.state_dict().items())
