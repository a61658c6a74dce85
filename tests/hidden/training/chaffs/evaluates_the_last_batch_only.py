"""You start your sums again in every batch: only the last batch is measured.

fr: Vous recommencez vos sommes à chaque lot : seul le dernier lot est mesuré.
"""

from reference.training import evaluate as right


def evaluate(model, batches):
    return right(model, list(batches)[-1:])
