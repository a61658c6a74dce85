"""You always return float64, perhaps from np.zeros without a dtype: the result has the dtype of x.

fr: Vous renvoyez toujours du float64, peut-être à cause d’un np.zeros sans dtype : le résultat a le dtype de x.
"""

import numpy as np

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, filter, bias).astype(np.float64)
