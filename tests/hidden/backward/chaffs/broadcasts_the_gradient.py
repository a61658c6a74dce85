"""You let NumPy broadcast another shape: gradient and x must have the same shape, else ValueError.

fr: Vous laissez NumPy étendre une autre forme : le gradient et x doivent avoir la même forme, sinon ValueError.
"""


def relu_backward(grad_output, x):
    return grad_output * (x > 0)
