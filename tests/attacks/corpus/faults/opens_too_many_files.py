"""Opens files without end."""

# walls: OSError

def attack(x, target):
    kept = []
    while True:
        kept.append(open('/dev/null'))
