"""You replicated the border pixel for "reflect" as well: this mode mirrors the image at its border.

fr: Vous avez répété le pixel du bord pour « reflect » aussi : ce mode reflète l’image sur son bord.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    return right(x, weight, bias, stride, padding, padding_mode.replace("reflect", "replicate"))
