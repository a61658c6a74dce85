"""`grader …` and `python -m grader …`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; what an instructor needs may not be installed on a student's machine."""
    try:
        from grader.cli import cli
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "grader":
            raise
        sys.exit(f"grader needs {error.name}: pip install 'noyaux[instructor]'")
    cli()


if __name__ == "__main__":
    main()
