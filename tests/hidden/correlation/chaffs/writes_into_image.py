"""You wrote the result into the image that was given to you: work in a new array.

fr: Vous avez écrit le résultat dans l’image qui vous était donnée : travaillez dans un nouveau tableau.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    result = right(image, kernel)
    image[: result.shape[0], : result.shape[1]] = result
    return result
