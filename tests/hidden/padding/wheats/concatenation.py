"""Strips cut out of the image and put beside it, one axis after the other."""

import numpy as np


def pad2d(image, padding, mode):
    if image.ndim != 2:
        raise ValueError("image must have two axes")
    if padding < 0:
        raise ValueError("padding must not be negative")
    strips = {"zeros": _zeros, "replicate": _edges, "reflect": _mirrors}.get(mode)
    if strips is None:
        raise ValueError("unknown mode")
    for _ in range(2):
        before, after = strips(image, padding)
        image = np.concatenate([before, image, after]).T
    return image


def _zeros(image, padding):
    strip = np.zeros((padding, image.shape[1]), dtype=image.dtype)
    return strip, strip


def _edges(image, padding):
    return np.repeat(image[:1], padding, axis=0), np.repeat(image[-1:], padding, axis=0)


def _mirrors(image, padding):
    if padding >= len(image):
        raise ValueError("the image is too small to be reflected")
    return image[1 : padding + 1][::-1], image[len(image) - 1 - padding : -1][::-1]


def same_padding(kernel_size):
    if kernel_size < 1 or kernel_size % 2 != 1:
        raise ValueError("kernel_size must be odd")
    return int((kernel_size - 1) / 2)
