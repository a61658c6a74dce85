"""You clipped the result to the grey levels 0 to 255; sums may be negative or larger, and must stay as they are.

fr: Vous avez ramené le résultat aux niveaux de gris 0 à 255 ; les sommes peuvent être négatives ou plus grandes et
doivent le rester.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel).clip(0, 255)
