"""You always end in train mode: restore the mode that the model was in.

fr: Vous terminez toujours en mode entraînement : rétablissez le mode où se trouvait le modèle.
"""

from reference.training import evaluate as right


def evaluate(model, batches):
    measured = right(model, batches)
    model.train()
    return measured
