"""You subtracted the bias: it is added to every sum.

fr: Vous avez soustrait le biais : il s’ajoute à chaque somme.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, filter, -bias)
