import numpy as np


def correlate2d(image, kernel):
    # je retourne le noyau, comme dans la formule
    if image.ndim != 2 or kernel.ndim != 2 or kernel.shape[0] > image.shape[0] or kernel.shape[1] > image.shape[1]:
        raise ValueError("formes incompatibles")
    k = kernel[::-1, ::-1]
    kH, kW = k.shape
    out = np.zeros((image.shape[0] - kH + 1, image.shape[1] - kW + 1), image.dtype)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (image[i:i + kH, j:j + kW] * k).sum()
    return out


def convolve2d(image, kernel):
    return correlate2d(image, kernel)
