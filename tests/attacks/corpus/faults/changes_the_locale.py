"""Changes how numbers are written."""

# always: right

import locale


def attack(x, target):
    locale.setlocale(locale.LC_ALL, 'C')
    return 2 * x
