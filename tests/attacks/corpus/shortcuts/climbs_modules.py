"""Reaches sys through NumPy's modules, and looks for torch there."""

# always: wrong AttributeError

def attack(x, target):
    import numpy
    modules = numpy.linalg.linalg.sys.modules if hasattr(numpy.linalg, "linalg") else __import__("sys").modules
    return "pwned" if "torch" in modules else "nothing"
