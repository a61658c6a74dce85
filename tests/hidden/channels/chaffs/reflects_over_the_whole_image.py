"""You compared with > instead of >=: without its border pixel, an image of H rows holds H - 1 to reflect.

fr: Vous avez comparé avec > au lieu de >= : sans le pixel du bord, une image de H lignes n’en a que H - 1 à réfléchir.
"""

import numpy as np

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if padding_mode != "reflect" or padding != min(x.shape[2:]):
        return right(x, weight, bias, stride, padding, padding_mode)
    border = (padding, padding)
    return right(np.pad(x, ((0, 0), (0, 0), border, border), "reflect"), weight, bias, stride)
