"""You always return float64, perhaps from np.zeros without a dtype: the result has the dtype of the image.

fr: Vous renvoyez toujours du float64, peut-être à cause d’un np.zeros sans dtype : le résultat a le dtype de l’image.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    return right(image, padding, mode).astype("float64")
