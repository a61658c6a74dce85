"""You turn the result into float32: a float64 network gives float64 logits.

fr: Vous convertissez le résultat en float32 : un réseau en float64 donne des logits en float64.
"""

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        return super().forward(x).float()
