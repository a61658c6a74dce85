"""One strided slice of the image for each number of the kernel."""

import numpy as np


def output_size(size, kernel_size, stride=1, padding=0):
    if stride < 1 or padding < 0 or not 1 <= kernel_size <= size + 2 * padding or size <= 0:
        raise ValueError(f"size {size}, kernel_size {kernel_size}, stride {stride}, padding {padding}")
    return np.int64(size + 2 * padding - kernel_size + stride) // stride


def correlate2d_strided(image, kernel, stride):
    if not (image.ndim == kernel.ndim == 2):
        raise ValueError("image and kernel must have two axes")
    H_out, W_out = (
        output_size(image.shape[0], kernel.shape[0], stride),
        output_size(image.shape[1], kernel.shape[1], stride),
    )
    result = np.zeros((H_out, W_out), dtype=np.result_type(image, kernel))
    for (down, along), factor in np.ndenumerate(kernel):
        rows = slice(down, down + stride * (H_out - 1) + 1, stride)
        columns = slice(along, along + stride * (W_out - 1) + 1, stride)
        result += factor * image[rows, columns]
    return result
