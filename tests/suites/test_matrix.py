"""The hidden suites are proved: every chapter's matrix under one exam (CI), under many by `grader soak`."""

import pytest

from grader.authoring import matrix
from grader.course import Course
from tests.conftest import ROOT, SECRET

SLUGS = [chapter.slug for chapter in Course.open(ROOT).chapters]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_wheat_passes_and_every_chaff_is_caught(slug, course):
    assert matrix.build(course[slug], SECRET).complaints() == []


def test_the_course_has_enough_chaffs(course):
    chaffs = {chapter.slug: len(chapter.chaffs()) for chapter in course.chapters}
    assert min(chaffs.values()) >= 10
    assert sum(chaffs.values()) >= 110
