"""You measure the gradient before it has gone through the weights: go all the way back to the layer’s input.

fr: Vous mesurez le gradient avant son passage par les poids : remontez jusqu’à l’entrée de la couche.
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
        norms[i], gradient = np.linalg.norm(gradient * slopes[i]), (gradient * slopes[i]) @ weights[i]
    return norms
