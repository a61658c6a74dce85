"""You paired the channels in reverse order (BGR for RGB): kernel c belongs to channel c.

fr: Vous avez associé les canaux dans l’ordre inverse (BGR au lieu de RGB) : le noyau c va avec le canal c.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, filter[::-1], bias)
