"""You let NumPy stretch a filter of one channel: other numbers of channels raise ValueError, even where they broadcast.

fr: Vous avez laissé NumPy étirer un filtre à un canal : un autre nombre de canaux lève ValueError, même si NumPy sait diffuser.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    if x.ndim == filter.ndim == 3 and len(filter) == 1:
        filter = np.repeat(filter, len(x), axis=0)
    return right(x, filter, bias)
