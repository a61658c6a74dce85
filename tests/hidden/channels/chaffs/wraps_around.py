"""You took the reflection from the opposite side: that is the circular border; the reflection mirrors the pixels beside the border.

fr: Vous avez pris la réflexion du côté opposé : c’est la bordure circulaire ; la réflexion reflète les pixels voisins du bord.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if padding_mode != "reflect":
        return right(x, weight, bias, stride, padding, padding_mode)
    right(x, weight, bias, stride, padding, padding_mode)
    border = (padding, padding)
    return right(np.pad(x, ((0, 0), (0, 0), border, border), "wrap"), weight, bias, stride)
