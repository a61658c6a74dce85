"""You always return float64, perhaps from np.zeros without a dtype: the result has the dtype of the image.

fr: Vous renvoyez toujours du float64, peut-être à cause d’un np.zeros sans dtype : le résultat a le dtype de l’image.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    return right(image, kernel, stride).astype("float64")
