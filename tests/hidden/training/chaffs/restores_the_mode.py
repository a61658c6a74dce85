"""You restore the model’s mode after the epoch: that is for `evaluate`; after an epoch, train mode stays.

fr: Vous rétablissez le mode du modèle après l’époque : c’est le rôle de `evaluate` ; après une époque, le mode entraînement reste.
"""

from reference.training import train_epoch as right


def train_epoch(model, batches, optimizer):
    training = model.training
    loss = right(model, batches, optimizer)
    model.train(training)
    return loss
