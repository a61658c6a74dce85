"""You correlated the first channel only: all channels are summed.

fr: Vous n’avez corrélé que le premier canal : tous les canaux se somment.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    right(x, filter, bias)
    return right(x[:1], filter[:1], bias)
