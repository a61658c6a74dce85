"""You added the numbers of inputs and outputs: every output is connected to every input, so they multiply.

fr: Vous avez additionné les nombres d’entrées et de sorties : chaque sortie est reliée à chaque entrée, ils se multiplient donc.
"""


def linear_parameters(in_features, out_features, bias=True):
    return in_features + out_features + out_features * bias
