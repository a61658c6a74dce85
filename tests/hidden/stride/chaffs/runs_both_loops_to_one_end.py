"""You ran both loops to the same end, so a part of the result stayed zero: height and width have their own number of
places.

fr: Vous avez fait aller les deux boucles jusqu’à la même fin, si bien qu’une partie du résultat est restée nulle :
hauteur et largeur ont chacune leur nombre de places.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    result = right(image, kernel, stride)
    end = min(result.shape)
    result[end:] = result[:, end:] = 0
    return result
