"""You subtract the mean of the batch: the logits of an image must not depend on the other images.

fr: Vous retranchez la moyenne du lot : les logits d’une image ne doivent pas dépendre des autres images.
"""

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        return super().forward(x - x.mean(0))
