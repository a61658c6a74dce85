"""You returned float64 for every image: the result has the dtype of x; float32 stays float32.

fr: Vous avez renvoyé du float64 quelle que soit l’image : le résultat a le dtype de x ; float32 reste float32.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    return right(x, weight, bias, stride, padding, padding_mode).astype(np.float64)
