"""You write every result into the same arrays: a later call then changes an earlier result.

fr: Vous écrivez chaque résultat dans les mêmes tableaux : un appel suivant change alors un résultat précédent.
"""

from reference.backward import conv2d_backward as right

kept = {}


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    gradients = right(grad_output, x, weight, stride, padding)
    buffers = kept.setdefault((x.shape, weight.shape), gradients)
    for buffer, gradient in zip(buffers, gradients, strict=True):
        buffer[...] = gradient
    return buffers
