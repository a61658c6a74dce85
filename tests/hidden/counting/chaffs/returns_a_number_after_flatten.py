"""You returned a number after a flatten: a shape is a tuple, also with one axis, (n,).

fr: Vous avez renvoyé un nombre après un flatten : une forme est un tuple, même avec un seul axe, (n,).
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    result = right(layers, shape)
    return result if len(result) == 3 else result[0]
