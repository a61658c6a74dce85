"""Every shape in which a class arrives, with the exact names that the platforms give."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.course import Course
from grader.intake import IntakeError, read
from tests.grader.intake.conftest import CODE, Reader, fill, zipped

MOODLE = {
    "Jean Dupont_1001_assignsubmission_file/pooling.py": CODE,
    "Jürgen „Jupp“ Müller, Dr._1002_assignsubmission_file_/pooling.py": CODE,
    "Anne-Marie O'Neil_1003_assignsubmission_file/tp/rendu.zip": zipped({"tp/pooling (1).py": CODE}),
    "Jean Dupont_1004_assignsubmission_file/pooling.py": b"other = 1\n",
    "Jean Dupont_1004_assignsubmission_onlinetext/onlinetext.html": b"<p>bonjour</p>",
}


@pytest.mark.parametrize("form", ["zip", "folder", "zip in a folder", "folder in a zip"])
def test_moodle(tmp_path: Path, by_student: Reader, form: str) -> None:
    files = {f"TP1/{name}": content for name, content in MOODLE.items()} if form == "folder in a zip" else MOODLE
    if form == "folder":
        fill(tmp_path / "class", files)
    else:
        fill(tmp_path / "class", {"IMG-TP1-4711.zip": zipped(files)})
    path = tmp_path / "class" if form.endswith("folder") else tmp_path / "class" / "IMG-TP1-4711.zip"
    found = by_student(path)
    assert {one: found[one].name for one in found} == {
        "1001": "Jean Dupont",
        "1002": "Jürgen „Jupp“ Müller, Dr.",
        "1003": "Anne-Marie O'Neil",
        "1004": "Jean Dupont",
    }
    assert [one.lms_id for one in found.values()] == list(found)
    assert {one.files["pooling"].source for one in found.values()} == {CODE, b"other = 1\n"}
    assert found["1003"].files["pooling"].origin.endswith("rendu.zip/tp/pooling (1).py")
    assert any("onlinetext" in note.en for note in found["1004"].notes)


@pytest.mark.parametrize("participant", ["Participant", "Teilnehmer", "Teilnehmerin", "Participante"])
def test_moodle_blind_marking_gives_no_name(tmp_path: Path, by_student: Reader, participant: str) -> None:
    fill(tmp_path, {f"{participant}_{n}_assignsubmission_file/pooling.py": CODE for n in (7, 12)})
    assert {one: (row.name, row.lms_id) for one, row in by_student(tmp_path).items()} == {
        "12": (None, "12"),
        "7": (None, "7"),
    }


def test_moodle_flat(tmp_path: Path, by_student: Reader) -> None:
    names = ("Ève Le Goff_21_assignsubmission_file_pooling.py", "Ève Le Goff_21_assignsubmission_file_padding_v2.py")
    fill(tmp_path, dict.fromkeys((*names, "Bob_22_assignsubmission_file_pooling.py"), CODE))
    found = by_student(tmp_path)
    assert set(found["21"].files) == {"pooling", "padding"}
    assert found["21"].files["pooling"].origin == "pooling.py"


@pytest.mark.parametrize("team", ["Groupe par défaut", "Default group", "Standard-Gruppe"])
def test_moodle_group_without_number(tmp_path: Path, by_student: Reader, team: str) -> None:
    fill(tmp_path, {f"{team}_assignsubmission_file/pooling.py": CODE, "G1_5_assignsubmission_file/pooling.py": CODE})
    rows = by_student(tmp_path).values()
    assert {row.name for row in rows} == {team, "G1"}
    assert all(row.files["pooling"].source == CODE for row in rows)


def test_moodle_only_online_text_is_an_empty_submission_not_an_absence(tmp_path: Path, by_student: Reader) -> None:
    fill(tmp_path, {"Ève_21_assignsubmission_onlinetext/onlinetext.html": CODE, "B_2_assignsubmission_file/a.py": CODE})
    row = by_student(tmp_path)["21"]
    assert (row.files, row.absent) == ({}, False)


def test_moodle_student_with_a_time_file_is_not_dated_by_it(tmp_path: Path, by_student: Reader) -> None:
    fill(
        tmp_path,
        {
            "A_1_assignsubmission_file/ps1/timestamp.txt": b"2001-01-01 00:00:00 UTC",
            "A_1_assignsubmission_file/pooling.py": CODE,
        },
    )
    assert by_student(tmp_path)["1"].submitted_at is None


CANVAS = {
    "doejane_17_4711_pooling.py": b"first = 1\n",
    "doejane_17_4900_pooling-1.py": b"latest = 1\n",
    "doejane_17_4800_padding.py": CODE,
    "müllerjürgen_LATE_18_4712_tp.zip": zipped({"pooling.py": CODE}),
    "lastnamewith_underscore_19_4713_pooling_final.py": CODE,
    "typist_20_text.html": b"<p>x</p>",
    "LATE_21_4714_pooling.py": CODE,  # somebody's name is Late
}


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_canvas(tmp_path: Path, by_student: Reader, form: str) -> None:
    if form == "zip":
        fill(tmp_path, {"submissions.zip": zipped(CANVAS)})
    else:
        fill(tmp_path / "submissions", CANVAS)
    found = by_student(tmp_path / ("submissions.zip" if form == "zip" else "submissions"))
    assert {one: (row.name, row.late) for one, row in found.items()} == {
        "17": ("doejane", False),
        "18": ("müllerjürgen", True),
        "19": ("lastnamewith_underscore", False),
        "20": ("typist", False),
        "21": ("LATE", False),
    }
    assert found["17"].files["pooling"].source == b"latest = 1\n"
    assert "left aside: pooling.py" in found["17"].files["pooling"].why.en
    assert found["17"].files["padding"].source == CODE
    assert found["18"].files["pooling"].source == CODE
    assert found["20"].files == {}
    assert any("typed into Canvas" in note.en for note in found["20"].notes)


def test_canvas_anonymous(tmp_path: Path, by_student: Reader) -> None:
    fill(tmp_path, dict.fromkeys(("anon_aB3xZ_4711_pooling.py", "LATE_anon_Qw9_4712_pooling.py"), CODE))
    found = by_student(tmp_path)
    assert {one: (row.name, row.late, row.lms_id) for one, row in found.items()} == {
        "anon_Qw9": (None, True, "Qw9"),
        "anon_aB3xZ": (None, False, "aB3xZ"),
    }


METADATA = """\
submission_101:
  :submitters:
  - :name: Jane Doe
    :sid: '3101'
    :email: jane@x.fr
  :created_at: 2026-12-01 10:00:00.123000000 Z
  :score: 3.0
  :results:
    output: "a\\nb"
  :history:
  - :id: 99
    :created_at: 2026-11-30 10:00:00.000000000 Z
    :score: 0.0
submission_102:
  :submitters:
  - :name: Ann
    :sid: '3102'
    :email: ann@x.fr
  - :name: Ben
    :sid:
    :email: ben@x.fr
  :created_at: 2026-12-02 10:00:00.000000000 Z
"""


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_gradescope(tmp_path: Path, by_student: Reader, form: str) -> None:
    files = {f"assignment_5_export/submission_{n}/pooling.py": CODE for n in (101, 102, 103)}
    files["assignment_5_export/submission_metadata.yml"] = METADATA.encode()
    if form == "zip":
        fill(tmp_path, {"x/export.zip": zipped(files)})
    else:
        fill(tmp_path / "x", files)
    found = by_student(tmp_path / "x")
    assert {one: row.name for one, row in found.items()} == {
        "3101": "Jane Doe",
        "3102": "Ann",
        "ben@x.fr": "Ben",
        "103": None,
    }
    assert {row.files["pooling"].source for row in found.values()} == {CODE}
    assert found["3101"].attempts == 2
    assert found["3101"].submitted_at == datetime(2026, 12, 1, 10, 0, 0, 123000, tzinfo=UTC)
    assert any(note.en == "handed in together with Ben" for note in found["3102"].notes)
    assert any("does not name the student" in note.en for note in found["103"].notes)


def test_gradescope_without_metadata(tmp_path: Path, by_student: Reader) -> None:
    fill(tmp_path, {f"submission_{n}/pooling.py": CODE for n in (101, 102)})
    assert set(by_student(tmp_path)) == {"101", "102"}


@pytest.mark.parametrize(
    "text",
    [
        "- 1",
        "submission_101: 3",
        "submission_101:\n  :submitters: 3\n  :created_at: x",
        "submission_101:\n  :submitters:\n  - 3",
    ],
)
def test_gradescope_metadata_of_another_shape_is_not_believed(tmp_path: Path, by_student: Reader, text: str) -> None:
    fill(tmp_path, {"submission_101/pooling.py": CODE, "submission_metadata.yml": text.encode()})
    assert set(by_student(tmp_path)) == {"101"}


def test_gradescope_metadata_that_is_no_yaml_is_an_error(tmp_path: Path, course: Course) -> None:
    fill(tmp_path, {"submission_101/pooling.py": CODE, "submission_metadata.yml": b"a: [!!python/object:os.system ]"})
    with pytest.raises(IntakeError, match="YAML"):
        read(tmp_path, course)


@pytest.mark.parametrize("root", ["submitted", "course"])
def test_nbgrader(tmp_path: Path, by_student: Reader, root: str) -> None:
    stamp = b"2026-12-01 10:00:00.123456 Europe/Paris\n"
    fill(
        tmp_path / "course" / "submitted",
        {
            "alice/pooling/pooling.py": CODE,
            "alice/pooling/timestamp.txt": stamp,
            "alice/padding/padding.py": CODE,
            "alice/padding/timestamp.txt": b"2026-12-03 10:00:00 UTC",
            "alice/padding/.ipynb_checkpoints/padding.py": b"",
            "bob/pooling/pooling.py": CODE,
            "bob/pooling/timestamp.txt": b"tomorrow",
        },
    )
    fill(tmp_path / "course", {"nbgrader_config.py": b"", "source/pooling/pooling.py": b"solution = 1\n"})
    path = tmp_path / "course" if root == "course" else tmp_path / "course" / "submitted"
    found = by_student(path)
    assert set(found) == {"alice", "bob"}
    pooling, padding = found["alice"].files["pooling"], found["alice"].files["padding"]
    assert pooling.submitted_at == datetime.fromisoformat("2026-12-01T10:00:00.123456+01:00")
    assert padding.submitted_at == found["alice"].submitted_at == datetime(2026, 12, 3, 10, tzinfo=UTC)
    assert found["bob"].submitted_at is None
    assert any("pooling/timestamp.txt" in note.en for note in found["bob"].notes)
    assert set(by_student(path, assignment="padding")["alice"].files) == {"padding"}


def test_nbgrader_is_known_by_its_times_wherever_it_was_copied(tmp_path: Path, by_student: Reader) -> None:
    times = {f"{who}/ps1/timestamp.txt": b"2026-12-01 10:00:00" for who in ("alice", "bob")}
    fill(tmp_path, times | {f"{who}/ps1/pooling.py": CODE for who in ("alice", "bob")})
    assert by_student(tmp_path)["bob"].submitted_at == datetime(2026, 12, 1, 10, tzinfo=UTC)


def test_one_student_cannot_date_a_plain_folder(tmp_path: Path, by_student: Reader) -> None:
    fill(tmp_path, {"alice/pooling.py": CODE, "bob/x/pooling.py": CODE, "bob/x/timestamp.txt": b"2001-01-01 00:00:00"})
    assert by_student(tmp_path)["bob"].submitted_at is None


def test_plain_folder_of_everything(tmp_path: Path, by_student: Reader) -> None:
    fill(
        tmp_path,
        {
            "alice/pooling.py": CODE,
            "bob.zip": zipped({"pooling.py": CODE}),
            "carol_pooling.py": CODE,
            "carol_padding.py": CODE,
            "pooling-dave.py": CODE,
            "eve.docx": b"",
            "frank.rar": b"",
            "Grace O'Hara/pooling.py": CODE,
            "notes.csv": b"",
            "README.md": b"",
        },
    )
    found = by_student(tmp_path)
    assert len(found) == 7
    assert {"alice", "bob", "carol", "dave", "eve", "frank"} < set(found)
    assert set(found["carol"].files) == {"pooling", "padding"}
    assert found["dave"].files["pooling"].source == CODE
    assert (found["eve"].files, found["eve"].absent) == ({}, False)
    assert found["frank"].files["pooling"].rejected is not None


@pytest.mark.parametrize(
    "files",
    [
        {"pooling.py": CODE},
        {"exercises/pooling/pooling.py": CODE},
        {"pooling/pooling.py": CODE},
        {"pooling (1).py": CODE},
    ],
)
@pytest.mark.parametrize("form", ["folder", "zip", "wrapped"])
def test_one_students_own_folder(tmp_path: Path, by_student: Reader, files: dict[str, bytes], form: str) -> None:
    if form == "zip":
        fill(tmp_path, {"alice.zip": zipped(files)})
    else:
        fill(tmp_path / ("download/alice" if form == "wrapped" else "alice"), files)
    found = by_student(tmp_path / {"folder": "alice", "zip": "alice.zip", "wrapped": "download"}[form])
    assert {one: row.files["pooling"].source for one, row in found.items()} == {"alice": CODE}


@pytest.mark.parametrize("files", [{}, {"README.md": b""}])
def test_an_empty_class_is_an_error(tmp_path: Path, course: Course, files: dict[str, bytes]) -> None:
    fill(tmp_path, files)
    with pytest.raises(IntakeError, match="no submission"):
        read(tmp_path, course)


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path, course: Course) -> None:
    with pytest.raises(IntakeError, match="no folder and no archive"):
        read(tmp_path / "missing", course)


@pytest.mark.parametrize("files", [MOODLE, CANVAS, {"alice/pooling.py": CODE, "bob/pooling.py": CODE}])
def test_what_the_instructor_keeps_beside_the_class_does_not_matter(
    tmp_path: Path, by_student: Reader, files: dict[str, bytes]
) -> None:
    beside = {"roster.csv": b"student\n", "consigne.pdf": b""}
    fill(tmp_path / "folder", files | beside)
    fill(tmp_path / "zip", {"class.zip": zipped(files)} | beside)
    fill(tmp_path / "alone", {"class.zip": zipped(files)})
    found = by_student(tmp_path / "alone")
    assert len(found) >= 2
    assert list(by_student(tmp_path / "folder")) == list(by_student(tmp_path / "zip")) == list(found)


def test_a_class_can_have_one_student_too_few_to_guess_from(tmp_path: Path, by_student: Reader) -> None:
    fill(tmp_path / "class", {"alice/lab/tp.zip": zipped({"a/pooling.py": CODE})})
    (row,) = by_student(tmp_path / "class").values()
    assert row.files["pooling"].source == CODE
