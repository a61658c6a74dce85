"""You added the sizes of the kernels: neighbouring windows overlap, a kernel of k adds k - 1.

fr: Vous avez additionné les tailles des noyaux : les fenêtres voisines se recouvrent, un noyau de k ajoute k - 1.
"""

from reference.counting import receptive_field as right


def receptive_field(layers):
    return right([layer | {"kernel_size": layer.get("kernel_size", 0) + 1} for layer in layers])
