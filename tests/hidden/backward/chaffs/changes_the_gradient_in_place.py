"""You change `grad_output` itself: write into a new array.

fr: Vous modifiez `grad_output` lui-même : écrivez dans un nouveau tableau.
"""

from reference.backward import relu_backward as right


def relu_backward(grad_output, x):
    grad_output[:] = right(grad_output, x)
    return grad_output.copy()
