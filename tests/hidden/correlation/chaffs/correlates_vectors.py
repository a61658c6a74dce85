"""You take arrays with one axis for rows, as np.correlate does: anything but two axes must raise ValueError.

fr: Vous prenez des tableaux à un seul axe pour des lignes, comme np.correlate : tout ce qui n’a pas deux axes doit
lever ValueError.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    if image.ndim == kernel.ndim == 1:
        return right(image[None], kernel[None])[0]
    return right(image, kernel)
