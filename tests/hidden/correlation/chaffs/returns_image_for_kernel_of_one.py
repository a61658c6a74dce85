"""For a kernel of a single 1 you return the image itself: return a new array, so that changing one does not change the
other.

fr: Pour un noyau réduit à un seul 1, vous renvoyez l’image elle-même : renvoyez un nouveau tableau, pour que modifier
l’un ne modifie pas l’autre.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    result = right(image, kernel)
    return image if kernel.tolist() == [[1]] else result
