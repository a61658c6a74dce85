"""You made a window that is too large as small as the image: no whole window fits, so the result is empty, (C, 0, …).

fr: Vous avez réduit à la taille de l’image une fenêtre trop grande : aucune fenêtre entière ne tient, le résultat est donc vide, (C, 0, …).
"""

from reference.pooling import avg_pool2d as right


def avg_pool2d(x, size):
    right(x, size)
    return right(x, min(size, *x.shape[1:]))
