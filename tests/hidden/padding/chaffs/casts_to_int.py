"""You copied the image into an array of integers and lost what stands after the point: give the new array the dtype of
the image.

fr: Vous avez copié l’image dans un tableau d’entiers et perdu ce qui suit la virgule : donnez au nouveau tableau le
dtype de l’image.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    return right(image, padding, mode).astype(int).astype(image.dtype)
