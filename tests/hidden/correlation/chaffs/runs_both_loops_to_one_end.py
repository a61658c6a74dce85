"""You ran both loops to the same end, so a part of the result stayed zero: there are H - kH + 1 rows, but W - kW + 1
columns.

fr: Vous avez fait aller les deux boucles jusqu’à la même fin, si bien qu’une partie du résultat est restée nulle : il
y a H - kH + 1 lignes, mais W - kW + 1 colonnes.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    result = right(image, kernel)
    end = min(result.shape)
    result[end:] = result[:, end:] = 0
    return result
