"""You returned an empty array for kernels that do not fit: they raise ValueError.

fr: Vous avez renvoyé un tableau vide pour des noyaux trop grands : ils lèvent ValueError.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    if x.ndim == filter.ndim == 3 and len(x) == len(filter):
        H_out, W_out = x.shape[1] - filter.shape[1] + 1, x.shape[2] - filter.shape[2] + 1
        if min(H_out, W_out) < 1:
            return np.zeros((max(H_out, 0), max(W_out, 0)), x.dtype)
    return right(x, filter, bias)
