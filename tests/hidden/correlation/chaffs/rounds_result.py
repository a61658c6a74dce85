"""You rounded the result to whole numbers, as if it were grey levels: keep the sums as they are.

fr: Vous avez arrondi le résultat à des nombres entiers, comme des niveaux de gris : gardez les sommes telles quelles.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel).round()
