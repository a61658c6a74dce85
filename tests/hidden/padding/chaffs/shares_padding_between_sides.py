"""You shared the padding between opposite sides: each of the four sides gets all of it, so the result has H + 2 *
padding rows.

fr: Vous avez partagé la marge entre les côtés opposés : chacun des quatre la reçoit en entier, si bien que le
résultat a H + 2 * padding lignes.
"""

import numpy as np

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    right(image, padding, mode)
    names = {"zeros": "constant", "replicate": "edge", "reflect": "reflect"}
    return np.pad(image, (padding // 2, padding - padding // 2), mode=names[mode])
