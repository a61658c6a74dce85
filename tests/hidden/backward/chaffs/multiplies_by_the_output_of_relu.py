"""You multiply by relu(z): its slope is 0 or 1.

fr: Vous multipliez par relu(z) : sa pente vaut 0 ou 1.
"""

import numpy as np

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    inputs, slopes, norms = [x], [], right(weights, x, activation)
    for weight in weights:
        z = inputs[-1] @ weight.T
        inputs.append(np.maximum(z, 0) if activation == "relu" else 1 / (1 + np.exp(-z)))
        slopes.append(inputs[-1] if activation == "relu" else inputs[-1] * (1 - inputs[-1]))
    gradient = np.ones_like(inputs[-1])
    for i in reversed(range(len(weights))):
        norms[i] = np.linalg.norm(gradient := (gradient * slopes[i]) @ weights[i])
    return norms
