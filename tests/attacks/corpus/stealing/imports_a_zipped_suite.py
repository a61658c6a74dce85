"""Imports a module out of an archive of the examiner's."""

# walls: ZipImportError ImportError PermissionError FileNotFoundError
# none: pwned

import zipimport


def attack(x, target):
    return "pwned" if zipimport.zipimporter(target["around"] + "/suite.zip").load_module("zipped_suite").CANARY else "nothing"
