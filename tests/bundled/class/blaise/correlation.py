from numpy import *
from numpy.lib.stride_tricks import sliding_window_view
import warnings

print("bonjour !")
warnings.warn("je parle trop")


def correlate2d(image, kernel):
    if image.ndim != 2 or kernel.ndim != 2:
        raise ValueError
    windows = sliding_window_view(image, kernel.shape)
    print(windows.shape)
    return einsum("ijkl,kl->ij", windows, kernel)


convolve2d = lambda image, kernel: correlate2d(image, flip(kernel)) if kernel.ndim == 2 else correlate2d(image, kernel)
