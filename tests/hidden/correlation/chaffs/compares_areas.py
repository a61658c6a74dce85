"""You compare the numbers of pixels: a long, thin kernel has few of them and still does not fit; compare heights and
widths.

fr: Vous comparez les nombres de pixels : un noyau long et étroit en a peu et ne tient pourtant pas ; comparez
hauteurs et largeurs.
"""

import numpy as np

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    if image.ndim == kernel.ndim == 2 and kernel.size <= image.size:
        H_out, W_out = (max(side - window + 1, 0) for side, window in zip(image.shape, kernel.shape, strict=True))
        return right(image, kernel) if H_out and W_out else np.zeros((H_out, W_out), dtype=image.dtype)
    return right(image, kernel)
