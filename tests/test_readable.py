"""What a browser reads is the tree that was written: the cases by name (fuzzing has the rest)."""

from __future__ import annotations

from one_slide import frames_of, make_slide, markup_of
from spec_fixtures import each_fixture


@each_fixture("readable")
def test_what_cannot_stand_somewhere_is_written_so_that_it_stays(fixture, expect):
    slide, report = make_slide(fixture.input)
    shown = markup_of(slide)
    told = frames_of(report)
    expect(fixture, f"{shown}\n{told}\n" if told else f"{shown}\n")
