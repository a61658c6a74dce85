"""You multiplied x in place with *=: the caller's image is changed; multiply into a new array.

fr: Vous avez multiplié x sur place avec *= : l’image de l’appelant est modifiée ; multipliez dans un nouveau tableau.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    result = right(x, filter, bias)
    x *= filter[:, :1, :1] + 1
    return result
