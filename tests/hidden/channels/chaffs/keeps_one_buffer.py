"""You wrote into the array that an earlier call returned: that result changes behind its owner's back; make a new array in every call.

fr: Vous avez écrit dans le tableau renvoyé par un appel précédent : ce résultat change à l’insu de son propriétaire ; créez un nouveau tableau à chaque appel.
"""

from reference.channels import conv2d as right

BUFFERS = {}


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    result = right(x, weight, bias, stride, padding, padding_mode)
    buffer = BUFFERS.setdefault((result.shape, result.dtype), result)
    buffer[:] = result
    return buffer
