"""You leave the activation off the last layer: it comes after every layer, the last too.

fr: Vous n’appliquez pas l’activation à la dernière couche : elle suit chaque couche, la dernière comprise.
"""

import numpy as np

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    inputs, slopes, norms = [x], [], right(weights, x, activation)
    for weight in weights:
        z = inputs[-1] @ weight.T
        inputs.append(np.maximum(z, 0) if activation == "relu" else 1 / (1 + np.exp(-z)))
        slopes.append((z > 0) * 1.0 if activation == "relu" else inputs[-1] * (1 - inputs[-1]))
    gradient = np.ones_like(inputs[-1])
    for i in reversed(range(len(weights))):
        norms[i] = np.linalg.norm(gradient := (gradient * (slopes[i] if i < len(weights) - 1 else 1)) @ weights[i])
    return norms
