"""You kept one pixel out of size, whatever its neighbours: max-pooling keeps the largest number of the whole window.

fr: Vous avez gardé un pixel sur size, quels que soient ses voisins : le max-pooling garde le plus grand nombre de toute la fenêtre.
"""

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    C, H_out, W_out = right(x, size).shape
    return x[:, ::size, ::size][:, :H_out, :W_out].copy()
