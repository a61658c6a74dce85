"""From submissions to rows: names, groups, extensions, absences, and one student's failure that stays his."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from grader.course import Course
from grader.intake import Roster, RosterError, Student, candidates, read, read_roster
from tests.grader.intake.conftest import CODE, Reader, fill

ROSTER = """student,name,email,group,lms_id,extension,extension:pooling
p2101,Jane Doe,jane.doe@x.fr,G1,17,2,
p2102,"Müller, Jürgen",jm@x.fr,G1,,,"1,5"
p2103,Ève Le Goff,eve@x.fr,G2,,,
"""


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return read_roster(path)


def test_the_list_gives_names_groups_and_extensions(tmp_path: Path, by_student: Reader, roster: Roster) -> None:
    fill(tmp_path / "class", {"p2101/pooling.py": CODE, "p2102/pooling.py": CODE})
    found = by_student(tmp_path / "class", roster=roster)
    jane, jurgen, eve = (found[f"p210{n}"] for n in (1, 2, 3))
    assert (jane.name, jane.email, jane.group, jane.lms_id) == ("Jane Doe", "jane.doe@x.fr", "G1", "17")
    assert jane.extensions == dict.fromkeys(("correlation", "padding", "pooling"), timedelta(days=2))
    assert jurgen.extensions == {"pooling": timedelta(days=1.5)}
    assert (eve.absent, eve.name, eve.files) == (True, "Ève Le Goff", {})
    assert not jane.absent


@pytest.mark.parametrize(
    ("folder", "student"),
    [
        ("p2101", "p2101"),
        ("P2101", "p2101"),
        ("jane.doe@x.fr", "p2101"),
        ("jane.doe", "p2101"),
        ("Jane Doe", "p2101"),
        ("Doe Jane", "p2101"),
        ("Jurgen MULLER", "p2102"),
        ("Eve Le Goff", "p2103"),
        ("Jane Doe_990_assignsubmission_file", "p2101"),
        ("Participant_17_assignsubmission_file", "p2101"),
    ],
)
def test_a_student_is_known_by_any_name(
    tmp_path: Path, by_student: Reader, roster: Roster, folder: str, student: str
) -> None:
    fill(tmp_path / "class" / folder, {"pooling.py": CODE})
    fill(
        tmp_path / "class" / "Zoe Autre_991_assignsubmission_file" if "_" in folder else tmp_path / "class" / "zoe",
        {"x": b""},
    )
    found = by_student(tmp_path / "class", roster=roster)
    assert [one for one, row in found.items() if row.files] == [student]
    assert len(found) == 4  # three of the list, and Zoe


def test_canvas_users_are_found_by_number_and_by_name(tmp_path: Path, by_student: Reader, roster: Roster) -> None:
    files = ("xx_17_1_pooling.py", "müllerjürgen_18_2_pooling.py", "legoffève_19_3_pooling.py")
    fill(tmp_path / "class", dict.fromkeys(files, CODE))
    found = by_student(tmp_path / "class", roster=roster)
    assert {one: row.lms_id for one, row in found.items()} == {"p2101": "17", "p2102": "18", "p2103": "19"}


def test_a_number_of_the_lms_is_not_taken_for_a_students_id(tmp_path: Path, by_student: Reader) -> None:
    fill(tmp_path / "class", {"Ann_7_assignsubmission_file/pooling.py": CODE})
    found = by_student(tmp_path / "class", roster=Roster([Student("7", name="Somebody Else")]))
    assert [row.absent for row in found.values() if row.name == "Somebody Else"] == [True]
    assert [row.files["pooling"].source for row in found.values() if row.name == "Ann"] == [CODE]


def test_who_is_not_listed_is_graded_and_told(tmp_path: Path, by_student: Reader, roster: Roster) -> None:
    fill(tmp_path / "class", {"zoe/pooling.py": CODE})
    zoe = by_student(tmp_path / "class", roster=roster)["zoe"]
    assert zoe.files["pooling"].source == CODE
    assert any(note.fr == "n’est pas dans la liste de la classe" for note in zoe.notes)


@pytest.mark.parametrize("folder", ["G1", "g1", "G1_5_assignsubmission_file"])
def test_each_member_of_a_group_has_a_row(tmp_path: Path, by_student: Reader, roster: Roster, folder: str) -> None:
    fill(tmp_path / "class" / folder, {"pooling.py": CODE})
    found = by_student(tmp_path / "class", roster=roster)
    assert {one: bool(row.files) for one, row in found.items()} == {"p2101": True, "p2102": True, "p2103": False}
    assert any(note.en == "handed in together with Müller, Jürgen" for note in found["p2101"].notes)
    assert found["p2101"].files is not found["p2102"].files


def test_a_name_that_two_students_share_means_neither(tmp_path: Path, by_student: Reader) -> None:
    fill(tmp_path / "class", {"Jane Doe/pooling.py": CODE})
    twins = Roster([Student("a", name="Jane Doe"), Student("b", name="Doe Jane")])
    found = by_student(tmp_path / "class", roster=twins)
    assert (found["a"].absent, found["b"].absent, len(found)) == (True, True, 3)


def test_of_two_submissions_the_one_with_files_is_taken(tmp_path: Path, by_student: Reader, roster: Roster) -> None:
    fill(tmp_path / "class", {"Jane Doe/README": b"", "p2101/pooling.py": CODE})
    jane = by_student(tmp_path / "class", roster=roster)["p2101"]
    assert jane.files["pooling"].source == CODE
    assert any(note.en.startswith("2 submissions of this student") for note in jane.notes)


def test_of_two_submissions_the_latest_is_taken(tmp_path: Path, by_student: Reader, roster: Roster) -> None:
    for name, day in (("Jane Doe", b"03"), ("p2101", b"02")):
        fill(
            tmp_path / "submitted" / name / "ps",
            {"pooling.py": b"day = " + day[1:] + b"\n", "timestamp.txt": b"2026-12-" + day + b" 10:00:00 UTC"},
        )
    jane = by_student(tmp_path / "submitted", roster=roster)["p2101"]
    assert jane.files["pooling"].source == b"day = 3\n"


def test_ids_differ_where_case_does_not_count(tmp_path: Path, by_student: Reader) -> None:
    roster = Roster([Student("Alice"), Student("alice"), Student("bob")])
    fill(tmp_path / "class", {"bob/pooling.py": CODE})
    found = by_student(tmp_path / "class", roster=roster)
    assert len({one.casefold() for one in found}) == 3
    assert "bob" in found


def test_rows_are_sorted_and_the_same_at_every_run(tmp_path: Path, course: Course, roster: Roster) -> None:
    fill(tmp_path / "class", {f"{name}/pooling.py": CODE for name in ("zoe", "Ève", "b", "a", "p2102")})
    first = read(tmp_path / "class", course, roster=roster)
    assert [row.student for row in first] == sorted(row.student for row in first)
    assert first == read(tmp_path / "class", course, roster=roster)


def test_a_mistake_of_ours_costs_one_student_nothing_and_the_others_less(
    tmp_path: Path, by_student: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "class", {"alice/pooling.py": CODE, "bob/pooling.py": CODE, "bob/padding.py": CODE})
    real = candidates.likeness

    def broken(stem: str, slug: str) -> object:
        if stem == "padding":
            raise ZeroDivisionError
        return real(stem, slug)

    monkeypatch.setattr(candidates, "likeness", broken)
    found = by_student(tmp_path / "class")
    assert found["alice"].files["pooling"].source == CODE
    assert {taken.ours for taken in found["bob"].files.values()} == {True}
    assert len(found["bob"].files) == 3


@pytest.mark.parametrize("separator", [",", ";"])
def test_the_list_may_come_from_excel(tmp_path: Path, separator: str) -> None:
    lines = [["Student ", "NAME", "Note"], ["p1", "Ève", "x"]]
    path = tmp_path / "roster.csv"
    path.write_bytes("\r\n".join(map(separator.join, lines)).encode("utf-8-sig"))
    (student,) = read_roster(path).students
    assert student == Student("p1", name="Ève")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "line 1: the column 'student' is missing"),
        ("name,email\na,b", "line 1: the column 'student' is missing; there are: name, email"),
        ("student,extension\na,\nb,soon", "line 3, column 'extension': 'soon' is no number of days"),
        ("student,extension:pooling\na,-1", "line 2, column 'extension:pooling'"),
        ("student\na\na", "line 3: the student 'a' is there twice"),
        ("student,name\n,Ann", "line 2: the column 'student' is empty"),
        ("student,name\né,x".encode("latin-1"), "is not UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_a_wrong_list_is_an_error_with_its_line(tmp_path: Path, text: str | bytes | None, error: str) -> None:
    path = tmp_path / "roster.csv"
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(RosterError, match=error):
        read_roster(path)
