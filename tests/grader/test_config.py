from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from grader.config import Config, ConfigError, Late, load_config
from grader.course import Course
from grader.report.ladder import Rung
from grader.sandbox.policy import Limits

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def small(tmp_path: Path) -> Course:
    """Return a course of three chapters without a configuration."""
    for order, slug in enumerate(("correlation", "padding", "pooling")):
        folder = tmp_path / "exercises" / slug
        folder.mkdir(parents=True)
        folder.joinpath("chapter.toml").write_text(
            f'order = {order}\nframework = "numpy"\n[title]\nen = "{slug}"\nfr = "{slug}"\n'
        )
    return Course.open(tmp_path)


def loaded(course: Course, text: str) -> Config:
    (course.root / "course.toml").write_text(text, encoding="utf-8")
    return load_config(None, course)


def test_without_a_file_all_is_at_its_default(small: Course) -> None:
    config = load_config(None, small)
    assert config.chapters == ["correlation", "padding", "pooling"]
    assert (config.mark_out_of, config.language, config.students.rung) == (20, "fr", Rung.DIAGNOSIS)
    assert Limits(**config.limits.for_workers()) == Limits()


def uncommented(course: Course) -> str:
    """Return the project's `course.toml` with every key in it set."""
    text = (course.root / "course.toml").read_text(encoding="utf-8")
    return re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE)


def test_the_example_is_the_default(course: Course) -> None:
    assert load_config(None, course) == load_config(course.root / "course.toml", course)


def test_the_example_holds_every_key_and_is_valid(course: Course, tmp_path: Path) -> None:
    path = tmp_path / "course.toml"
    path.write_text(uncommented(course), encoding="utf-8")
    slugs = re.findall(r'"(\w+)"', path.read_text(encoding="utf-8").partition("chapters = [")[2].partition("]")[0])
    for order, slug in enumerate(slugs):  # whatever this checkout has, the example's chapters exist
        folder = tmp_path / "exercises" / slug
        folder.mkdir(parents=True)
        folder.joinpath("chapter.toml").write_text(
            f'order = {order}\nframework = "numpy"\n[title]\nen = "{slug}"\nfr = "{slug}"\n'
        )
    config = load_config(path, Course.open(tmp_path))
    assert config.chapters == slugs
    assert config.model_fields_set - {"chapters"} == set(Config.model_fields) - {"chapters"}
    for table in (config.lateness, config.students, config.limits):
        assert table.model_fields_set == set(type(table).model_fields)


def test_chapters_keep_the_courses_order(small: Course) -> None:
    assert loaded(small, 'chapters = ["pooling", "correlation"]').chapters == ["correlation", "pooling"]


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ('language = "fr"\nlangage = "fr"', ["line 2: langage: there is no such key; did you mean 'language'?"]),
        ("[limits]\n\ncpu = 3", ["line 3: limits.cpu: there is no such key"]),
        ('[late]\npolicy = "strict"', ["line 2: late.policy: must be 'none', 'points_per_day' or 'hard_stop'"]),
        ('[late]\npolicy = "points_per_day"', ['line 1: late: policy = "points_per_day" takes nothing off']),
        ('mark_out_of = "20"', ["line 1: mark_out_of: must be a valid number"]),
        ("mark_out_of = 0", ["line 1: mark_out_of: must be greater than 0"]),
        ("mark_out_of = nan", ["line 1: mark_out_of: must be a finite number"]),
        ('# x\n\n[students]\nrung = "all"', ["line 4: students.rung: must be 'verdict', "]),
        ('students.rung = "all"', ["line 1: students.rung: must be"]),
        ('[students.opens]\n"everithing" = 2026-12-01', ["line 2: students.opens.everithing"]),
        ('timezone = "Paris"', ["line 1: timezone: 'Paris' is no time zone"]),
        ('chapters = ["poolin"]', ["line 1: chapters: no chapter is called 'poolin'; did you mean 'pooling'?"]),
        (
            "[coefficients]\npadding = 1\nxyz = 1",
            ["line 3: coefficients.xyz: no chapter is called 'xyz'; there are: cor"],
        ),
        ("[coefficients]\npadding = -1", ["line 2: coefficients.padding: must be greater than or equal to 0"]),
        ("[coefficients]\ncorrelation=0\npadding=0\npooling=0", ["every chapter has the coefficient 0"]),
        ('[deadlines]\npadding = "tomorrow"', ["line 2: deadlines.padding"]),
        ("[limits]\ncpu_seconds = 0\nmemory_mb = 1.5", ["line 2: limits.cpu_seconds", "line 3: limits.memory_mb"]),
        ("a = 1\nb =", ["no valid TOML"]),
        ("late = 3", ["line 1: late"]),
    ],
)
def test_an_error_names_file_line_and_remedy(small: Course, text: str, errors: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(small, text)
    for error in errors:
        assert error in str(caught.value)
    assert str(small.root / "course.toml") in str(caught.value)


def test_a_file_that_cannot_be_read_is_an_error(small: Course, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "missing.toml", small)
    (tmp_path / "latin.toml").write_bytes("# é".encode("latin-1"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load_config(tmp_path / "latin.toml", small)


FULL = {"correlation": (10, 10), "padding": (20, 20), "pooling": (5, 5)}


@pytest.mark.parametrize(
    ("text", "scores", "mark"),
    [
        ("", FULL, 20.0),
        ("", {}, 0.0),
        ("", FULL | {"padding": (0, 20)}, 13.33),
        ("[coefficients]\npadding = 2", FULL | {"padding": (0, 20)}, 10.0),
        ("[coefficients]\npadding = 0", FULL | {"padding": (0, 20)}, 20.0),
        ("[coefficients]\npadding = 0.5", FULL | {"padding": (0, 20)}, 16.0),
        ('chapters = ["pooling"]', {"pooling": (2, 5), "padding": (20, 20)}, 8.0),
        ('chapters = ["pooling"]', {"pooling": (0, 0)}, 0.0),
        ('chapters = ["pooling"]\nmark_out_of = 6', {"pooling": (4.5, 5)}, 5.4),
        ('chapters = ["pooling"]', {"pooling": (1, 160)}, 0.13),  # 0.125, half up
        ('chapters = ["pooling"]', {"pooling": (201, 4000)}, 1.01),  # 1.005, which no float is
        ('chapters = ["pooling"]', {"pooling": (1, 4001)}, 0.0),
    ],
)
def test_the_mark_is_weighted_and_rounded_half_up(
    small: Course, text: str, scores: dict[str, tuple[float, float]], mark: float
) -> None:
    assert loaded(small, text).note20(scores) == mark


LATE = """
[deadlines]
padding = 2026-12-13
pooling = 2026-12-13T12:00:00+00:00
correlation = 2026-12-13T12:00:00
[late]
grace_minutes = 10
"""
PERCENT = 'policy = "points_per_day"\nper_day = 10\n'
POINTS = PERCENT.replace("10", "2") + 'unit = "points"\n'


@pytest.mark.parametrize(
    ("chapter", "submitted", "days"),
    [
        ("padding", datetime(2026, 12, 13, 23, 59, 59, tzinfo=PARIS), 0),
        ("padding", datetime(2026, 12, 14, 0, 9, 59, tzinfo=PARIS), 0),
        ("padding", datetime(2026, 12, 14, 0, 10, 0, tzinfo=PARIS), 1),
        ("padding", datetime(2026, 12, 13, 23, 30, tzinfo=UTC), 1),
        ("padding", datetime(2026, 12, 14, 23, 59, 59, tzinfo=PARIS), 1),
        ("padding", datetime(2026, 12, 15, 0, 0, 0, tzinfo=PARIS), 2),
        ("pooling", datetime(2026, 12, 13, 12, 0, tzinfo=UTC), 0),
        ("pooling", datetime(2026, 12, 13, 12, 11, tzinfo=UTC), 1),
        ("correlation", datetime(2026, 12, 13, 11, 11, tzinfo=UTC), 1),
        ("correlation", datetime(2026, 12, 13, 12, 11), 1),
        ("correlation", datetime(2026, 12, 13, 12, 9), 0),
        ("correlation", None, 0),
    ],
)
def test_days_late_are_counted_from_the_deadline_in_its_zone(
    small: Course, chapter: str, submitted: datetime | None, days: int
) -> None:
    assert loaded(small, LATE).late(chapter, submitted) == Late(days)


def test_a_chapter_without_deadline_is_never_late(small: Course) -> None:
    assert loaded(small, PERCENT.join(("[late]\n", ""))).late("padding", datetime(2030, 1, 1, tzinfo=UTC)) == Late()


def test_an_extension_moves_the_deadline(small: Course) -> None:
    config, submitted = loaded(small, LATE + PERCENT), datetime(2026, 12, 15, 12, tzinfo=PARIS)
    assert config.late("padding", submitted).days == 2
    assert config.late("padding", submitted, timedelta(days=1)).days == 1
    assert config.late("padding", submitted, timedelta(days=1.5)) == Late()


@pytest.mark.parametrize(
    ("policy", "day", "worth"),
    [
        ("", 16, 12.0),
        (PERCENT, 13, 12.0),
        (PERCENT, 15, 12 * 0.8),
        (PERCENT, 31, 0.0),
        (POINTS, 15, 12 - 4),
        (POINTS, 31, 0.0),
        ('policy = "hard_stop"\n', 13, 12.0),
        ('policy = "hard_stop"\n', 14, 0.0),
    ],
)
def test_what_a_late_chapter_is_worth(small: Course, policy: str, day: int, worth: float) -> None:
    late = loaded(small, LATE + policy).late("padding", datetime(2026, 12, day, 12, tzinfo=PARIS))
    assert late.apply(12, 20) == pytest.approx(worth)


def test_points_are_of_the_mark_whatever_the_chapters_maximum(small: Course) -> None:
    config = loaded(small, LATE + POINTS)
    late = config.late("padding", datetime(2026, 12, 14, 12, tzinfo=PARIS))
    scores = {chapter: (late.apply(7, 7), 7.0) for chapter in config.chapters}
    assert config.note20(scores) == 18.0
    assert Fraction(1, 10) == Fraction(str(late.deduction))


def test_rungs_open_at_their_date_and_never_close(small: Course) -> None:
    opens = '[students]\nrung = "shapes"\n[students.opens]\ncounterexample = 2026-12-20\nverdict = 2026-01-01\n'
    config = loaded(small, opens + "everything = 2027-01-10T12:00:00+00:00")
    moments = {
        datetime(2026, 12, 19, 23, 59, tzinfo=PARIS): Rung.SHAPES,
        datetime(2026, 12, 20, tzinfo=PARIS): Rung.COUNTEREXAMPLE,
        datetime(2027, 1, 10, 11, 59, tzinfo=UTC): Rung.COUNTEREXAMPLE,
        datetime(2027, 1, 10, 12, tzinfo=UTC): Rung.EVERYTHING,
    }
    assert {moment: config.rung(moment) for moment in moments} == moments
