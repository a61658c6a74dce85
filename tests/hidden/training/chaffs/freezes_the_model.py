"""You freeze the parameters to measure: they no longer learn afterwards; use `with torch.no_grad():`.

fr: Vous gelez les paramètres pour mesurer : ils n’apprennent plus ensuite ; utilisez `with torch.no_grad():`.
"""

from reference.training import evaluate as right


def evaluate(model, batches):
    return right(model.requires_grad_(False), batches)
