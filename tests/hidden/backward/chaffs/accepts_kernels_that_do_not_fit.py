"""You let kernels be larger than the image with its border: that raises ValueError.

fr: Vous acceptez des noyaux plus grands que l’image avec sa marge : il faut lever ValueError.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    if x.ndim == weight.ndim == 4:
        kH, kW = (side + 2 * max(padding, 0) for side in x.shape[2:])
        weight = weight[:, :, :kH, :kW]
    return right(grad_output, x, weight, stride, padding)
