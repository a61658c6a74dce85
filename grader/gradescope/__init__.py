"""Grading at Gradescope: `autograder` builds the zip that is uploaded, `container` is what runs there."""
