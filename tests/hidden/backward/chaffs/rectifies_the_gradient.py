"""You cut negative gradients off: ReLU is for the forward pass, a gradient may be negative.

fr: Vous supprimez les gradients négatifs : la ReLU sert à l’aller, un gradient peut être négatif.
"""

import numpy as np

from reference.backward import relu_backward as right


def relu_backward(grad_output, x):
    return np.maximum(right(grad_output, x), 0)
