"""You did not start anew for each filter: the sums of the filters before were still in the result.

fr: Vous n’êtes pas reparti de zéro pour chaque filtre : les sommes des filtres précédents étaient encore dans le résultat.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    return result.cumsum(axis=1)
