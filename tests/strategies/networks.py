"""Tiny configurations of the course's CNN, with parameters and images."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import strategies as st

from tests.strategies.arrays import FLOAT64, arrays
from tests.strategies.generic import generic_arrays

Config = dict[str, Any]

# Small enough for exact sums through five layers.
PIXELS = st.integers(-2, 4).map(float)
WEIGHTS = st.integers(-2, 2).map(float)


@st.composite
def configs(draw: st.DrawFn) -> Config:
    """Draw the arguments of `CNN`, by name."""
    channels = tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=3)))
    return {
        "in_channels": draw(st.integers(1, 3)),
        "num_classes": draw(st.integers(1, 4)),
        "channels": channels,
        "hidden": draw(st.integers(1, 4)),
        "image_size": draw(st.integers(2 ** len(channels), 9)),
    }


def parameter_shapes(config: Config) -> list[tuple[int, ...]]:
    """Return the shapes of the CNN's parameters, in order."""
    shapes: list[tuple[int, ...]] = []
    for C_in, C_out in pairwise((config["in_channels"], *config["channels"])):
        shapes += [(C_out, C_in, 3, 3), (C_out,)]
    side = config["image_size"] // 2 ** len(config["channels"])
    features = config["channels"][-1] * side**2
    shapes += [(config["hidden"], features), (config["hidden"],)]
    shapes += [(config["num_classes"], config["hidden"]), (config["num_classes"],)]
    return shapes


def image_shape(config: Config, N: int) -> tuple[int, ...]:
    """Return the shape of a batch of `N` images."""
    return (N, config["in_channels"], config["image_size"], config["image_size"])


@st.composite
def networks(
    draw: st.DrawFn,
    pixels: st.SearchStrategy[float] = PIXELS,
    weights: st.SearchStrategy[float] = WEIGHTS,
    dtype: st.SearchStrategy[np.dtype] = FLOAT64,
) -> tuple[np.ndarray, list[np.ndarray], Config]:
    """Draw images, parameters, and the configuration that they fit."""
    config, N, common = draw(configs()), draw(st.integers(1, 2)), st.just(draw(dtype))
    images = draw(arrays(image_shape(config, N), pixels, common))
    return images, [draw(arrays(shape, weights, common)) for shape in parameter_shapes(config)], config


@st.composite
def generic_networks(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, list[np.ndarray], Config]:
    """Draw a gradient for the logits, images, parameters and the configuration they fit, all of generic numbers."""
    config, N = draw(configs()), draw(st.integers(1, 3))
    shapes = [(N, config["num_classes"]), image_shape(config, N), *parameter_shapes(config)]
    grad_output, images, *parameters = draw(generic_arrays(*shapes))
    return grad_output, images, parameters, config
