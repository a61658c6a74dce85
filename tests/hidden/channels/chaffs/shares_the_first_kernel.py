"""You used the first kernel for all channels: a filter has one kernel per channel.

fr: Vous avez utilisé le premier noyau pour tous les canaux : un filtre a un noyau par canal.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    right(x, filter, bias)
    return right(x, np.repeat(filter[:1], len(x), axis=0), bias)
