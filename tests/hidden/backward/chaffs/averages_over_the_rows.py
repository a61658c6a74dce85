"""You average over the batch: the norm is over the whole batch.

fr: Vous faites la moyenne sur le lot : la norme porte sur le lot entier.
"""

from reference.backward import gradient_norms as right


def gradient_norms(weights, x, activation):
    return right(weights, x, activation) / (x.size // x.shape[-1])
