"""You flip the kernel once too often: what the forward pass multiplies by weight[k, l] goes back multiplied by weight[k, l].

fr: Vous retournez le noyau une fois de trop : ce que l’aller multiplie par weight[k, l] revient multiplié par weight[k, l].
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_x = right(grad_output, x, weight[..., ::-1, ::-1], stride, padding)[0]
    return grad_x, *right(grad_output, x, weight, stride, padding)[1:]
