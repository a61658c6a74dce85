"""You changed the caller's bias, perhaps its shape: reshape makes a new view, resize and the assignment of shape change the array itself.

fr: Vous avez modifié le biais de l’appelant, peut-être sa forme : reshape crée une vue, resize et l’affectation de shape modifient le tableau lui-même.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    if bias is not None:
        bias.resize((len(bias), 1, 1), refcheck=False)
    return result
