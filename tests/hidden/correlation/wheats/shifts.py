"""One shifted copy of the image for each number of the kernel, in float64, read-only and in Fortran order at the end."""

import numpy as np


def correlate2d(image, kernel):
    if np.ndim(image) != 2 or np.ndim(kernel) != 2:
        raise ValueError("two axes are needed")
    H_out, W_out = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
    if H_out <= 0 or W_out <= 0:
        raise ValueError("the kernel does not fit")
    total = np.zeros((H_out, W_out), dtype=np.float64)
    for (down, right), factor in np.ndenumerate(kernel):
        total = total + np.float64(factor) * image[down : down + H_out, right : right + W_out]
    result = np.asfortranarray(total.astype(image.dtype))
    result.flags.writeable = False
    return result


def convolve2d(image, kernel):
    return correlate2d(np.flip(image), kernel)[::-1, ::-1]
