"""You checked the height of the kernels only: kernels that are wider than the image raise ValueError too.

fr: Vous n’avez vérifié que la hauteur des noyaux : des noyaux plus larges que l’image lèvent aussi ValueError.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    if x.ndim == filter.ndim == 3 and filter.shape[2] > x.shape[2]:
        filter = filter[:, :, : x.shape[2]]
    return right(x, filter, bias)
