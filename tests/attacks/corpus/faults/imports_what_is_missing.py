"""Imports a package that is not there."""

# always: load_error:ModuleNotFoundError

import matplotlib
