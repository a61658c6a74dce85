"""You exchanged rows and columns of the kernels: filter[c, k, l] meets the pixel k rows down and l columns to the right.

fr: Vous avez échangé lignes et colonnes des noyaux : filter[c, k, l] rencontre le pixel k lignes plus bas et l colonnes à droite.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    square = filter.ndim == 3 and filter.shape[1] == filter.shape[2]
    return right(x, filter.swapaxes(1, 2) if square else filter, bias)
