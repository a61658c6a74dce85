"""You stopped at the shorter of image and filter, as zip does: other numbers of channels raise ValueError.

fr: Vous vous êtes arrêté au plus court de l’image et du filtre, comme zip : un autre nombre de canaux lève ValueError.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    if x.ndim != filter.ndim:
        return right(x, filter, bias)
    common = min(len(x), len(filter))
    return right(x[:common], filter[:common], bias)
