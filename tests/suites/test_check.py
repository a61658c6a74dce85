"""`grader check` is silent about the course, and speaks about each rule that is broken."""

from grader.authoring.check import check


def test_the_course_is_consistent(course):
    assert [str(complaint) for complaint in check(course)] == []
