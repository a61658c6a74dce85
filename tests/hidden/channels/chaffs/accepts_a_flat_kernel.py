"""You accepted a kernel of two axes for an image of three: a filter must have three axes, another rank raises ValueError.

fr: Vous avez accepté un noyau à deux axes pour une image qui en a trois : un filtre doit avoir trois axes, un autre rang lève ValueError.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    if x.ndim == 3 and filter.ndim == 2:
        filter = np.stack([filter] * len(x))
    return right(x, filter, bias)
