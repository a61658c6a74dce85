"""You look at the sign of the gradient: it is the sign of x that decides.

fr: Vous regardez le signe du gradient : c’est celui de x qui décide.
"""


def relu_backward(grad_output, x):
    if grad_output.shape != x.shape:
        raise ValueError("shapes differ")
    return grad_output * (grad_output > 0)
