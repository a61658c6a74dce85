"""`grader doctor` speaks one language at a time."""

import io

import pytest
from rich.console import Console

from grader import doctor
from grader.sandbox.tiers import choose


@pytest.mark.parametrize(("language", "told"), [("fr", "données : "), ("en", "data: ")])
def test_missing_data_are_told_in_the_language_asked_for(language, told, tmp_path, monkeypatch):
    monkeypatch.setenv("NOYAUX_DATA", str(tmp_path / "nowhere"))
    written = io.StringIO()
    doctor.report(Console(file=written, width=500), language)
    (line,) = (line for line in written.getvalue().splitlines() if line.startswith(told))
    assert str(tmp_path / "nowhere") in line
    assert ("n’est pas" in line) is (language == "fr")
    assert ("images of" in line or " is not " in line) is (language == "en")
    assert choose().tier in written.getvalue()
