"""You copied the image into a float32 array on the way: a float64 image must keep the precision of float64.

fr: Vous avez copié l’image dans un tableau float32 en chemin : une image float64 doit garder la précision de float64.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    return right(image, padding, mode).astype("float32").astype(image.dtype)
