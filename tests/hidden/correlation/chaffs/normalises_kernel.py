"""You divided the kernel by the sum of its numbers, as for a blur; take the kernel as it is given.

fr: Vous avez divisé le noyau par la somme de ses coefficients, comme pour un flou ; prenez le noyau tel qu’il est
donné.
"""

from reference.correlation import correlate2d as right


def correlate2d(image, kernel):
    return right(image, kernel / max(abs(kernel.sum()), 1))
