"""You cut the border off on one side only: the image begins `padding` rows and columns in.

fr: Vous retirez la marge d’un seul côté : l’image commence `padding` lignes et colonnes plus loin.
"""

import numpy as np

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_weight, grad_bias = right(grad_output, x, weight, stride, padding)[1:]
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    grad_x = right(grad_output, padded, weight, stride)[0]
    return grad_x[:, :, : x.shape[2], : x.shape[3]].copy(), grad_weight, grad_bias
