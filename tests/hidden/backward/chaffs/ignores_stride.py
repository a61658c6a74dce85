"""You ignore the stride: windows lie `stride` pixels apart.

fr: Vous ignorez le pas : les fenêtres sont à `stride` pixels d’écart.
"""

import numpy as np

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    right(grad_output, x, weight, stride, padding)
    rows, columns = (side + 2 * padding - k + 1 for side, k in zip(x.shape[2:], weight.shape[2:], strict=True))
    resized = np.resize(grad_output, (*grad_output.shape[:2], rows, columns))
    return right(resized, x, weight, 1, padding)
