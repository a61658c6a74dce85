"""You transposed the kernel; to flip it means kernel[::-1, ::-1], last row first and last column first.

fr: Vous avez transposé le noyau ; le retourner, c’est kernel[::-1, ::-1], dernière ligne et dernière colonne en
premier.
"""

from reference.correlation import correlate2d as right


def convolve2d(image, kernel):
    return right(image, kernel.T.reshape(kernel.shape))
