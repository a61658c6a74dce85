"""You filled an array made by np.zeros(shape): this is float64 for every image; give it the dtype of x.

fr: Vous avez rempli un tableau créé par np.zeros(shape) : il est en float64 quelle que soit l’image ; donnez-lui le dtype de x.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, filter, bias).astype(np.float64)
