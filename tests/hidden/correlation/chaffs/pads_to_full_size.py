"""You also summed where the kernel only partly lies on the image; count only the places where it lies wholly inside.

fr: Vous avez aussi sommé là où le noyau dépasse de l’image ; ne comptez que les places où il est entièrement à
l’intérieur.
"""

import numpy as np

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    right(image, kernel)
    kH, kW = kernel.shape
    return right(np.pad(image, ((kH - 1, kH - 1), (kW - 1, kW - 1))), kernel)
