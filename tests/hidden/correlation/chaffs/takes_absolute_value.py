"""You took the absolute value of the sums; a negative sum is a result like any other.

fr: Vous avez pris la valeur absolue des sommes ; une somme négative est un résultat comme un autre.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return abs(right(image, kernel))
