"""You made an integer of the bias: its decimals count.

fr: Vous avez converti le biais en entier : ses décimales comptent.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, filter, float(int(bias)))
