"""You wrote the result into the image that was given to you: work in a new array.

fr: Vous avez écrit le résultat dans l’image qui vous était donnée : travaillez dans un nouveau tableau.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    result = right(image, kernel, stride)
    image[: result.shape[0], : result.shape[1]] = result
    return result
