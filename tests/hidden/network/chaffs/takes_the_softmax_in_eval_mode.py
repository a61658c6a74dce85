"""You take a softmax in eval mode: the network gives the same logits in both modes.

fr: Vous calculez un softmax en mode évaluation : le réseau rend les mêmes logits dans les deux modes.
"""

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        logits = super().forward(x)
        return logits if self.training else logits.softmax(1)
