"""You overwrote the count in every turn of the loop: add to it with +=.

fr: Vous avez écrasé le compte à chaque tour de boucle : ajoutez avec +=.
"""

from reference.counting import network_parameters as right


def network_parameters(layers, shape):
    counts = [right(layers[:i], shape) for i in range(len(layers) + 1)]
    steps = [after - before for before, after in zip(counts, counts[1:], strict=False)]
    return next((step for step in reversed(steps) if step), 0)
