"""Fills the disk."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    with open(target['folder'] + '/big', 'wb') as file:
        file.write(b'x' * 1024)
    return 'pwned'
