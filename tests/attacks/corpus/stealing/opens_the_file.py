"""Opens a file of the examiner's whose path it knows."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    text = open(target["file"]).read()
    return "pwned" if "canary" in text else "nothing"
