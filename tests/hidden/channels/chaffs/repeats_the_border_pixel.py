"""You repeated the border pixel in the reflection: 1234 reflected by 2 is 32 1234 32 (NumPy's "reflect", not "symmetric").

fr: Vous avez répété le pixel du bord dans la réflexion : 1234 réfléchi de 2 donne 32 1234 32 (« reflect » de NumPy, pas « symmetric »).
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if padding_mode != "reflect":
        return right(x, weight, bias, stride, padding, padding_mode)
    right(x, weight, bias, stride, padding, padding_mode)
    border = (padding, padding)
    return right(np.pad(x, ((0, 0), (0, 0), border, border), "symmetric"), weight, bias, stride)
