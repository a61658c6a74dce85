"""You took the maximum in avg_pool2d: average pooling takes the mean of the window.

fr: Vous avez pris le maximum dans avg_pool2d : le pooling moyen prend la moyenne de la fenêtre.
"""

from reference.pooling import max_pool2d as right


def avg_pool2d(x, size):
    return right(x, size)
