"""Visible tests of `training`."""

import math
from numbers import Real

import numpy as np
import pytest
from show import Text, same

MODE = Text(
    en="model.training tells the mode; model.train() and model.eval() set it.",
    fr="model.training dit le mode ; model.train() et model.eval() le règlent.",
)
PER_SAMPLE = Text(
    en="Weigh each batch by its size: sum over the samples, then divide by their number.",
    fr="Pondérez chaque lot par sa taille : sommez sur les exemples, puis divisez par leur nombre.",
)


def line(torch, weights):
    """A model of images of one pixel x: its logits are the weights times x."""
    model = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(1, len(weights), bias=False)).double()
    with torch.no_grad():
        model[1].weight.copy_(torch.tensor(weights)[:, None])
    return model


def batch(torch, pixels, labels):
    return torch.tensor(pixels, dtype=torch.float64).reshape(-1, 1, 1, 1), torch.tensor(labels)


def sgd(torch, model, lr=1.0):
    return torch.optim.SGD(model.parameters(), lr=lr)


def rounded(answer):
    """Six decimals of a number or of several: whoever sums in float32 is right too."""
    if isinstance(answer, tuple | list):
        return tuple(rounded(item) for item in answer)
    return round(float(answer), 6) if isinstance(answer, Real) else answer


def weights(model):
    return model[1].weight.detach().numpy()[:, 0]


def run(torch, seed=77):
    """A small model with batch normalisation, batches to train on (the last is short), batches to validate on."""
    rng = np.random.default_rng(seed)
    layers = [torch.nn.Linear(6, 4, bias=False), torch.nn.BatchNorm1d(4), torch.nn.Tanh(), torch.nn.Linear(4, 3)]
    model = torch.nn.Sequential(torch.nn.Flatten(), *layers).double()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.from_numpy(rng.normal(size=tuple(parameter.shape))))

    def batches(*sizes):
        return [
            (torch.from_numpy(rng.normal(size=(N, 1, 2, 3))), torch.from_numpy(rng.integers(0, 3, N))) for N in sizes
        ]

    return model, batches(4, 2), batches(4, 4, 2)


def test_a_step_computes_the_example_of_the_statement(student, torch):
    """The statement’s example: the loss is ln 2, the weights become −1/4 and 1/4.

    fr: L’exemple de l’énoncé : la perte vaut ln 2, les poids deviennent −1/4 et 1/4.
    """
    model = line(torch, [0.0, 0.0])
    images, labels = batch(torch, [1, 2], [0, 1])
    loss = student.train_step(model, images, labels, sgd(torch, model))
    hint = Text(
        en="The mean cross-entropy before the update, as a number: loss.item().",
        fr="L’entropie croisée moyenne avant la mise à jour, sous forme de nombre : loss.item().",
    )
    same(rounded(loss), rounded(math.log(2)), name="loss", hint=hint)
    same(weights(model), [-0.25, 0.25], name="weights after the step")


def test_a_step_forgets_old_gradients(student, torch):
    """Gradients left over from before change nothing.

    fr: Les gradients qui restent d’avant ne changent rien.
    """
    model = line(torch, [0.0, 0.0])
    model[1].weight.grad = torch.ones(2, 1, dtype=torch.float64)
    images, labels = batch(torch, [1, 2], [0, 1])
    student.train_step(model, images, labels, sgd(torch, model))
    hint = Text(
        en="backward() adds to the gradients that are there.", fr="backward() ajoute aux gradients déjà présents."
    )
    same(weights(model), [-0.25, 0.25], name="weights after the step", hint=hint)


@pytest.mark.parametrize("training", [True, False])
def test_a_step_leaves_the_mode_alone(student, torch, training):
    """A step leaves the model in its mode.

    fr: Un pas laisse le modèle dans son mode.
    """
    model, train, _ = run(torch)
    model.train(training)
    student.train_step(model, *train[0], sgd(torch, model))
    same(model.training, training, name="model.training", hint=MODE)


def test_an_epoch_weighs_every_sample_alike(student, torch):
    """Three samples of loss ln 2 and one of ln(1 + e²): the mean of four, not of two batches.

    fr: Trois exemples de perte ln 2 et un de ln(1 + e²) : la moyenne de quatre, non de deux lots.
    """
    model = line(torch, [0.0, 1.0])
    batches = [batch(torch, [0, 0, 0], [0, 1, 0]), batch(torch, [2], [0])]
    mean = (3 * math.log(2) + math.log(1 + math.e**2)) / 4
    loss = student.train_epoch(model, batches, sgd(torch, model, lr=0.0))
    same(rounded(loss), rounded(mean), name="loss", hint=PER_SAMPLE)


def test_an_epoch_updates_once_per_batch(student, torch):
    """One update per batch, with the optimizer given.

    fr: Une mise à jour par lot, avec l’optimiseur reçu.
    """
    model = line(torch, [0.0, 0.0])
    student.train_epoch(model, [batch(torch, [1, 2], [0, 1]), batch(torch, [0], [1])], sgd(torch, model))
    same(weights(model), [-0.25, 0.25], name="weights after the epoch")


def test_an_epoch_ends_in_train_mode(student, torch):
    """An epoch sets train mode, and stays in it: batch normalisation has seen every batch.

    fr: Une époque passe en mode entraînement et y reste : la normalisation par lots a vu chaque lot.
    """
    model, train, _ = run(torch)
    model.eval()
    student.train_epoch(model, train, sgd(torch, model))
    same(model.training, True, name="model.training", hint=MODE)
    same(int(model[2].num_batches_tracked), len(train), name="batches seen in train mode", hint=MODE)


def test_evaluation_weighs_every_sample_alike(student, torch):
    """Two of three right, then one of one: the accuracy is 3/4.

    fr: Deux justes sur trois, puis un sur un : la précision est de 3/4.
    """
    model = line(torch, [0.0, 1.0])
    batches = [batch(torch, [2, 2, -2], [1, 0, 0]), batch(torch, [2], [1])]
    loss = (3 * math.log(1 + math.e**-2) + math.log(1 + math.e**2)) / 4
    measured = student.evaluate(model, batches)
    same(rounded(measured), rounded((loss, 0.75)), name="(loss, accuracy)", hint=PER_SAMPLE)


@pytest.mark.parametrize("training", [True, False])
def test_evaluation_leaves_no_trace(student, torch, training):
    """Evaluating restores the mode, and changes neither buffers nor gradients.

    fr: Évaluer rétablit le mode et ne change ni les tampons ni les gradients.
    """
    model, _, validation = run(torch)
    model.train(training)
    student.evaluate(model, validation)
    same(model.training, training, name="model.training", hint=MODE)
    same(int(model[2].num_batches_tracked), 0, name="batches seen in train mode", hint=MODE)
    same(model[1].weight.grad is None, True, name="no gradient")


def test_fit_records_every_epoch(student, torch):
    """Three lists, one number per epoch.

    fr: Trois listes, un nombre par époque.
    """
    model, train, validation = run(torch)
    history = student.fit(model, train, validation, 3, 0.1)
    lengths = {name: len(numbers) for name, numbers in history.items()}
    same(lengths, {"train_loss": 3, "val_loss": 3, "val_accuracy": 3}, name="lengths of the lists")


class Spy:
    """Batches that note what the model is each time somebody goes through them."""

    def __init__(self, model, batches):
        self.model, self.batches, self.seen = model, batches, []

    def __iter__(self):
        self.seen.append([tensor.numpy().copy() for tensor in self.model.state_dict().values()])
        return iter(self.batches)

    def __len__(self):
        return len(self.batches)


def test_fit_ends_with_the_best_epoch(student, torch):
    """The model ends with the weights and buffers of the best validation accuracy, in train mode.

    fr: Le modèle termine avec les poids et tampons de la meilleure précision de validation, en mode entraînement.
    """
    model, train, validation = run(torch)
    spy = Spy(model, validation)
    accuracies = list(student.fit(model, train, spy, 4, 0.2)["val_accuracy"])
    passes = len(spy.seen) // len(accuracies)
    best = spy.seen[passes * accuracies.index(max(accuracies))]
    hint = Text(
        en="Keep a copy of state_dict(): its tensors are the model’s, and go on changing.",
        fr="Gardez une copie de state_dict() : ses tenseurs sont ceux du modèle et continuent de changer.",
    )
    for (name, tensor), expected in zip(model.state_dict().items(), best, strict=True):
        same(tensor.numpy(), expected, name=name, hint=hint)
    same(model.training, True, name="model.training", hint=MODE)


def test_fit_iterates_anew_every_epoch(student, torch):
    """The training batches are gone through once per epoch: they may be others each time.

    fr: Les lots d’entraînement sont parcourus une fois par époque : ils peuvent changer à chaque fois.
    """
    model, train, validation = run(torch)
    spy = Spy(model, train)
    student.fit(model, spy, validation, 3, 0.1)
    same(len(spy.seen), 3, name="times the training batches were gone through")


def test_fit_does_nothing_in_no_epochs(student, torch):
    """No epochs: three empty lists.

    fr: Zéro époque : trois listes vides.
    """
    model, train, validation = run(torch)
    history = student.fit(model, train, validation, 0, 0.1)
    same({name: len(numbers) for name, numbers in history.items()}, {"train_loss": 0, "val_loss": 0, "val_accuracy": 0})
