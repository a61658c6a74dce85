"""You moved the window by the size of the kernel: that is pooling; the step is the argument stride.

fr: Vous avez déplacé la fenêtre de la taille du noyau : c’est le pooling ; le pas est l’argument stride.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    kH, kW = weight.shape[2:]
    return right(x, weight, bias, 1, padding, padding_mode)[:, :, ::kH, ::kW].copy()
