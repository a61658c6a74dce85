"""What tests of several exports need: an nbgrader course, and nbgrader's own commands in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def course_folder(tmp_path):
    """Return the folder of an nbgrader course without assignments."""
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'cnn'\nc.CourseDirectory.root = " + repr(str(folder)) + "\n"
    )
    return folder


@pytest.fixture
def nbgrader(course_folder):
    """Return a function that runs a command of nbgrader in `course_folder`, as in an activated environment."""

    def run(*arguments):
        environment = {
            **os.environ,
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(course_folder),
            "JUPYTER_CONFIG_DIR": str(course_folder),
            "JUPYTER_DATA_DIR": str(course_folder),
        }
        ran = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=course_folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout

    return run
