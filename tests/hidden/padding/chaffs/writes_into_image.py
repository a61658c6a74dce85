"""You changed the image that was given to you: work in a new array.

fr: Vous avez modifié l’image qui vous était donnée : travaillez dans un nouveau tableau.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    result = right(image, padding, mode)
    image[:] = result[: image.shape[0], : image.shape[1]]
    return result
