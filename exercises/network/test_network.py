"""Visible tests of `network`."""

import numpy as np
from hypothesis import strategies as st
from show import Text, expect, law, same
from show.strategies import arrays

SMALL = {"in_channels": 1, "num_classes": 5, "channels": (2, 3), "hidden": 4, "image_size": 8}
ORDER = Text(
    en="Create the layers in the order in which an image meets them; keep lists of layers in nn.ModuleList.",
    fr="Créez les couches dans l’ordre où une image les rencontre ; gardez les listes de couches dans nn.ModuleList.",
)


def shapes(model):
    return [tuple(parameter.shape) for parameter in model.parameters()]


def filled(model, parameters):
    """Copy `parameters` into the model, by order, and return it in their dtype."""
    import torch

    with torch.no_grad():
        for parameter, values in zip(model.double().parameters(), parameters, strict=True):
            parameter.copy_(torch.as_tensor(values).reshape(parameter.shape))
    return model


def test_has_the_parameters_of_the_course(student):
    """The default network has 545 098 parameters.

    fr: Le réseau par défaut a 545 098 paramètres.
    """
    total = sum(parameter.numel() for parameter in student.CNN().parameters())
    same(total, 545_098, name="number of parameters", hint=ORDER)


def test_creates_its_parameters_in_order(student):
    """The parameters of the statement’s small network, in order.

    fr: Les paramètres du petit réseau de l’énoncé, dans l’ordre.
    """
    expected = [(2, 1, 3, 3), (2,), (3, 2, 3, 3), (3,), (4, 12), (4,), (5, 4), (5,)]
    same(str(shapes(student.CNN(**SMALL))), str(expected), name="shapes of the parameters", hint=ORDER)


def test_builds_one_block_per_entry_of_channels(student):
    """Three blocks for three channels, and an odd size: 13 → 6 → 3 → 1.

    fr: Trois blocs pour trois canaux, et une taille impaire : 13 → 6 → 3 → 1.
    """
    expected = [(2, 2, 3, 3), (2,), (3, 2, 3, 3), (3,), (4, 3, 3, 3), (4,), (5, 4), (5,), (2, 5), (2,)]
    model = student.CNN(in_channels=2, num_classes=2, channels=(2, 3, 4), hidden=5, image_size=13)
    same(str(shapes(model)), str(expected), name="shapes of the parameters", hint=ORDER)


def test_computes_the_example_of_the_statement(student, torch):
    """The statement’s example, computed by hand.

    fr: L’exemple de l’énoncé, calculé à la main.
    """
    kernel = [[0.0, 0, 0], [0, 1, -2], [0, 0, 0]]
    parameters = [kernel, [1.0], [2.0], [-4.0], [1.0, -3.0], [0.5, 1.0]]
    model = filled(student.CNN(in_channels=1, num_classes=2, channels=(1,), hidden=1, image_size=2), parameters)
    expect(
        model,
        torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]], dtype=torch.float64),
        gives=torch.tensor([[6.5, -17.0]], dtype=torch.float64),
        hint=Text(
            en="Logits may be negative, or larger than 1: nothing comes after the last linear layer.",
            fr="Les logits peuvent être négatifs, ou plus grands que 1 : rien ne suit la dernière couche linéaire.",
        ),
    )


def test_rectifies_the_hidden_layer(student, torch):
    """A negative hidden unit becomes 0: the logits are then the last biases.

    fr: Une unité cachée négative devient 0 : les logits sont alors les derniers biais.
    """
    parameters = [np.zeros(9), [1.0], [2.0], [-4.0], [1.0, -3.0], [0.5, 1.0]]
    model = filled(student.CNN(in_channels=1, num_classes=2, channels=(1,), hidden=1, image_size=2), parameters)
    images = torch.zeros(3, 1, 2, 2, dtype=torch.float64)
    expect(model, images, gives=torch.tensor(3 * [[0.5, 1.0]], dtype=torch.float64))


def test_gives_one_row_of_logits_per_image(student, torch):
    """A batch of one image gives `(1, num_classes)`, of three `(3, num_classes)`.

    fr: Un lot d’une image donne `(1, num_classes)`, de trois `(3, num_classes)`.
    """
    model = student.CNN(**SMALL)
    for N in (1, 3):
        same(str(tuple(model(torch.zeros(N, 1, 8, 8)).shape)), str((N, 5)), name="shape of the logits")


def test_lets_the_gradient_reach_every_parameter(student, torch):
    """After a backward pass every parameter has a gradient.

    fr: Après un retour, chaque paramètre a un gradient.
    """
    model = student.CNN(**SMALL)
    model(torch.ones(2, 1, 8, 8)).sum().backward()
    reached = [number for number, parameter in enumerate(model.parameters()) if parameter.grad is not None]
    same(tuple(reached), tuple(range(8)), name="parameters that got a gradient")


@law(arrays(3, 1, 8, 8), st.integers(0, 2), examples=5)
def test_treats_every_image_alone(student, images, chosen):
    """The logits of an image do not depend on the rest of the batch.

    fr: Les logits d’une image ne dépendent pas du reste du lot.
    """
    import torch

    torch.manual_seed(0)
    model = student.CNN(**SMALL).double()
    together = model(torch.from_numpy(images)).detach()
    alone = model(torch.from_numpy(images[chosen : chosen + 1])).detach()
    same(alone, together[chosen : chosen + 1], name="logits of the image alone")
