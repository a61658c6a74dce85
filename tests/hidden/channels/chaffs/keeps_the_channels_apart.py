"""You returned one map per channel: the maps of all channels are summed into one.

fr: Vous avez renvoyé une carte par canal : les cartes de tous les canaux se somment en une seule.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    right(x, filter, bias)
    return np.stack([right(x[c : c + 1], filter[c : c + 1], bias) for c in range(len(x))])
