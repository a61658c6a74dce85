"""You did not start anew for each image: the sums of the images before were still in the result.

fr: Vous n’êtes pas reparti de zéro pour chaque image : les sommes des images précédentes étaient encore dans le résultat.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    return result.cumsum(axis=0)
