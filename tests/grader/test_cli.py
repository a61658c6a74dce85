"""The command line says what is wrong, and is no trouble itself."""

import pytest
from click.testing import CliRunner
from rich.console import Console

from grader import cli


@pytest.mark.parametrize(("columns", "width"), [("", 100), ("wide", 100), ("72", 72), (None, 100)])
def test_a_pipe_is_as_wide_as_the_environment_says(monkeypatch, columns, width):
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    made = cli.console()
    assert isinstance(made, Console)
    assert made.width == width


def test_a_gradebook_is_written_into_no_folder_that_is_not_there(tmp_path):
    (tmp_path / "results").mkdir()
    misspelt = tmp_path / "cuorse"
    said = CliRunner().invoke(cli.cli, ["gradebook", str(misspelt), "--out", str(tmp_path / "results")])
    assert said.exit_code == 2
    assert "does not exist" in said.output
    assert not misspelt.exists()
