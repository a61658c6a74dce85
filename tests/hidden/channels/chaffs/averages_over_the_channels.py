"""You took the mean over the channels: their correlations are summed.

fr: Vous avez pris la moyenne sur les canaux : leurs corrélations se somment.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, filter, 0.0) / x.dtype.type(len(x)) + x.dtype.type(bias)
