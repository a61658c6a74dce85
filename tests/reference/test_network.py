"""The reference network against PyTorch's own layers, published counts and SciPy."""

import numpy as np
import pytest
import torch
from scipy import ndimage
from torch import nn

from reference.network import CNN


def test_the_defaults_have_the_parameters_of_the_course():
    assert sum(parameter.numel() for parameter in CNN().parameters()) == 545_098


def test_parameters_come_in_the_order_of_the_layers():
    shapes = [tuple(p.shape) for p in CNN(1, 5, channels=(2, 3), hidden=4, image_size=8).parameters()]
    assert shapes == [(2, 1, 3, 3), (2,), (3, 2, 3, 3), (3,), (4, 12), (4,), (5, 4), (5,)]


@pytest.mark.parametrize(("channels", "image_size"), [((2, 3), 8), ((3,), 5), ((2, 3, 2), 13)])
def test_is_the_sequence_of_layers_of_the_lecture(channels, image_size):
    model = CNN(3, 5, channels, 4, image_size)
    layers: list[nn.Module] = []
    for C_in, C_out in zip((3, *channels), channels, strict=False):
        layers += [nn.Conv2d(C_in, C_out, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
    features = channels[-1] * (image_size // 2 ** len(channels)) ** 2
    sequence = nn.Sequential(*layers, nn.Flatten(), nn.Linear(features, 4), nn.ReLU(), nn.Linear(4, 5))
    nn.utils.vector_to_parameters(nn.utils.parameters_to_vector(model.parameters()), sequence.parameters())
    images = torch.randn(3, 3, image_size, image_size)
    torch.testing.assert_close(model(images), sequence(images))


def test_one_block_agrees_with_scipy():
    model = CNN(1, 2, channels=(1,), hidden=3, image_size=5).double()
    image = np.arange(25.0).reshape(5, 5) % 7 - 3
    w, b, w1, b1, w2, b2 = (parameter.detach().numpy() for parameter in model.parameters())
    rectified = np.maximum(ndimage.correlate(image, w[0, 0], mode="constant") + b[0], 0)
    pooled = rectified[:4, :4].reshape(2, 2, 2, 2).max((1, 3))
    expected = w2 @ np.maximum(w1 @ pooled.ravel() + b1, 0) + b2
    np.testing.assert_allclose(model(torch.from_numpy(image)[None, None]).detach().numpy()[0], expected, rtol=1e-12)


def test_refuses_images_that_the_pools_halve_to_nothing():
    with pytest.raises(ValueError, match="side 3 and 2 blocks"):
        CNN(image_size=3)
