"""You return inside the loop: only the first batch is measured.

fr: Votre `return` est dans la boucle : seul le premier lot est mesuré.
"""

from reference.training import evaluate as right


def evaluate(model, batches):
    return right(model, [next(iter(batches))])
