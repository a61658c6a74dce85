"""You passed the mode on to np.pad: its names are others, only "zeros", "replicate" and "reflect" are known here.

fr: Vous avez transmis le mode à np.pad : ses noms sont différents, seuls « zeros », « replicate » et « reflect » sont connus ici.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    padding_mode = {"constant": "zeros", "edge": "replicate"}.get(padding_mode, padding_mode)
    return right(x, weight, bias, stride, padding, padding_mode)
