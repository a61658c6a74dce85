"""You padded the four sides and left the corners at zero: with "reflect" the corners reflect the image on both axes.

fr: Vous avez rempli les quatre côtés en laissant les coins à zéro : avec "reflect", les coins réfléchissent l’image
sur les deux axes.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    if mode == "reflect" and padding > 0:
        for rows in (slice(padding), slice(-padding, None)):
            result[rows, :padding] = result[rows, -padding:] = 0
    return result
