"""You flipped the kernels: the filter is laid on the image as it is; only the true convolution flips it.

fr: Vous avez retourné les noyaux : le filtre se pose sur l’image tel quel ; seule la vraie convolution le retourne.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, np.flip(filter, (-2, -1)), bias)
