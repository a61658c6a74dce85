"""You correlated arrays of two axes: x and filter must have three, another rank raises ValueError.

fr: Vous avez corrélé des tableaux à deux axes : x et filter doivent en avoir trois, un autre rang lève ValueError.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    if x.ndim == filter.ndim == 2:
        return right(x[None], filter[None], bias)
    return right(x, filter, bias)
