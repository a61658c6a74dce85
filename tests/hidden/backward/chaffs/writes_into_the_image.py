"""You write the result into `x` and return it: write into a new array.

fr: Vous écrivez le résultat dans `x` et le renvoyez : écrivez dans un nouveau tableau.
"""

from reference.backward import max_pool2d_backward as right


def max_pool2d_backward(grad_output, x, size):
    x[...] = right(grad_output, x, size)
    return x
