import math

import numpy as np


def output_size(size, kernel_size, stride=1, padding=0):
    if size < 1 or kernel_size < 1 or stride < 1 or padding < 0 or size + 2 * padding < kernel_size:
        raise ValueError("impossible")
    return math.ceil((size + 2 * padding - kernel_size) / stride) + 1


def correlate2d_strided(image, kernel, stride):
    raise NotImplementedError
