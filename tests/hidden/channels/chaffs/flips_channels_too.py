"""You flipped the filter on all three axes: nothing is flipped, and kernel c belongs to channel c.

fr: Vous avez retourné le filtre sur ses trois axes : rien ne se retourne, et le noyau c va avec le canal c.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, np.flip(filter), bias)
