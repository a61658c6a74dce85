"""Changes a file of the examiner's."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    with open(target["folder"] + "/open_to_all", "a") as file:
        file.write("")
    return "pwned"
