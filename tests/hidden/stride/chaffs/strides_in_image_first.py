"""You left pixels of the image out before correlating: the window moves by stride, but sums neighbouring pixels.

fr: Vous avez retiré des pixels de l’image avant de corréler : la fenêtre avance de stride, mais somme des pixels
voisins.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    result = right(image, kernel, stride)
    small = image[::stride, ::stride]
    fits = small.shape[0] >= kernel.shape[0] and small.shape[1] >= kernel.shape[1]
    return right(small, kernel, 1) if fits else result
