"""You summed the channels, then the kernels, and correlated the two sums: every channel meets its own kernel before the sum.

fr: Vous avez sommé les canaux, puis les noyaux, et corrélé ces deux sommes : chaque canal rencontre son propre noyau avant la somme.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    right(x, filter, bias)
    return right(x.sum(axis=0, keepdims=True), filter.sum(axis=0, keepdims=True), bias)
