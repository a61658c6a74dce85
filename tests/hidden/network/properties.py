"""Hidden suite of `network`."""

import numpy as np
from hypothesis import strategies as st

from grader.compare import close
from grader.suite import Suite
from tests.strategies.arrays import BOTH_DTYPES, EIGHTHS, WIDE
from tests.strategies.generic import normal_arrays
from tests.strategies.networks import configs, generic_networks, image_shape, networks, parameter_shapes

suite = Suite("network")
shapes = suite.function("CNN", scenario="parameter_shapes")
cnn = suite.function("CNN", scenario="logits")
gradients = suite.function("CNN", scenario="gradients")

# Two blocks; one block, an odd size and one image; three blocks; equal shapes everywhere, so that order shows in values.
CONFIGS = [
    {"in_channels": 3, "num_classes": 5, "channels": (2, 3), "hidden": 4, "image_size": 8},
    {"in_channels": 1, "num_classes": 2, "channels": (3,), "hidden": 3, "image_size": 5},
    {"in_channels": 2, "num_classes": 4, "channels": (2, 3, 2), "hidden": 5, "image_size": 13},
    {"in_channels": 3, "num_classes": 3, "channels": (3, 3), "hidden": 3, "image_size": 6},
]
SIZES = [2, 1, 2, 3]  # of the batches


def example(config, N, seed, scale=1.0):
    """Return generic images, rounded to whole numbers times `scale`, parameters alike, and `config`."""
    images, *parameters = normal_arrays(seed, image_shape(config, N), *parameter_shapes(config))
    return np.rint(3 * images) * scale, [np.rint(1.5 * array) * scale for array in parameters], config


def generic_example(config, N, seed):
    """Return a gradient for the logits, images and parameters of generic numbers, and `config`."""
    grad_output, images, *parameters = normal_arrays(
        seed, (N, config["num_classes"]), image_shape(config, N), *parameter_shapes(config)
    )
    return grad_output, images, parameters, config


WHOLE_NUMBERS = [example(config, N, seed) for seed, (config, N) in enumerate(zip(CONFIGS, SIZES, strict=True))]
FRACTIONS = [example(config, N, seed, 1 / 8) for seed, (config, N) in enumerate(zip(CONFIGS, SIZES, strict=True))]
GENERIC = [generic_example(config, N, seed) for seed, (config, N) in enumerate(zip(CONFIGS, SIZES, strict=True))]
LONG = [(2.0**31 + images, parameters, config) for images, parameters, config in WHOLE_NUMBERS]
SINGLE = [
    (images.astype(np.float32), [array.astype(np.float32) for array in parameters], config)
    for images, parameters, config in WHOLE_NUMBERS
]


@shapes.agreement(st.tuples(configs()), points=3, examples=6, edge=[(config,) for config in CONFIGS])
def creates_its_parameters_in_order(config):
    """Every argument counts, and the parameters are created in the order of the layers.

    fr: Chaque argument compte, et les paramètres sont créés dans l’ordre des couches.
    """
    return shapes(config)


@shapes.agreement(st.just(({},)), points=1, examples=1)
def has_the_defaults_of_the_course(config):
    """Without arguments it is the course’s network, with 545 098 parameters.

    fr: Sans argument, c’est le réseau du cours, avec ses 545 098 paramètres.
    """
    return shapes(config)


@cnn.agreement(networks(), points=4, examples=8, edge=WHOLE_NUMBERS)
def computes_logits(images, parameters, config):
    """Logits of tiny networks on small whole numbers.

    fr: Logits de réseaux minuscules, petits entiers.
    """
    return cnn(images, parameters, config)


@cnn.agreement(networks(EIGHTHS, EIGHTHS), points=2, examples=6, edge=FRACTIONS)
def computes_logits_of_fractions(images, parameters, config):
    """Logits of tiny networks on fractions.

    fr: Logits de réseaux minuscules, fractions.
    """
    return cnn(images, parameters, config)


@cnn.agreement(networks(WIDE), points=1, examples=3, edge=LONG)
def keeps_the_precision_of_float64(images, parameters, config):
    """Logits of images whose values float32 cannot hold.

    fr: Logits d’images dont les valeurs ne tiennent pas en float32.
    """
    return cnn(images, parameters, config)


@gradients.agreement(generic_networks(), points=2, examples=6, edge=GENERIC, tolerance=1e-9)
def lets_the_gradient_through(grad_output, images, parameters, config):
    """The gradient reaches every parameter, so that the network can learn.

    fr: Le gradient atteint chaque paramètre : le réseau peut apprendre.
    """
    return gradients(grad_output, images, parameters, config)


@cnn.law(networks(), points=2, examples=3, edge=WHOLE_NUMBERS)
def treats_every_image_alone(images, parameters, config):
    """The logits of an image depend neither on the rest of the batch nor on the mode.

    fr: Les logits d’une image ne dépendent ni du reste du lot ni du mode.
    """
    together, first = yield cnn(images, parameters, config), cnn(images[:1], parameters, config, training=False)
    close(first, together[:1])


@cnn.law(networks(), points=2, examples=3, edge=WHOLE_NUMBERS)
def ends_with_a_linear_layer(images, parameters, config):
    """What is added to the last bias is added to the logits: nothing comes after the last layer.

    fr: Ce qu’on ajoute au dernier biais s’ajoute aux logits : rien ne vient après la dernière couche.
    """
    shifted = [*parameters[:-1], parameters[-1] - 100]
    before, after = yield cnn(images, parameters, config), cnn(images, shifted, config)
    close(after, before - 100)


@cnn.dtype(networks(dtype=BOTH_DTYPES), points=2, examples=3, edge=[*SINGLE, *WHOLE_NUMBERS])
def keeps_the_dtype(images, parameters, config):
    """Logits have the dtype of the images and of the parameters.

    fr: Les logits ont le dtype des images et des paramètres.
    """
    return cnn(images, parameters, config)


@cnn.fresh(networks(), points=1, examples=3, edge=WHOLE_NUMBERS)
def leaves_the_images_alone(images, parameters, config):
    """The images stay as they were, and results are new tensors.

    fr: Les images restent telles quelles, et les résultats sont de nouveaux tenseurs.
    """
    return cnn(images, parameters, config)
