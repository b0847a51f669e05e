"""Marks and motions become plain elements with numbers (Slidev reference §4.9, §4.10)."""

from __future__ import annotations

from one_slide import frames_of, make_slide, markup_of
from spec_fixtures import each_fixture


@each_fixture("marks")
def test_what_moves_is_decided_at_build(fixture, expect):
    slide, _ = make_slide(fixture.input)
    expect(fixture, markup_of(slide))


@each_fixture("errors/animation")
def test_what_does_not_move_is_said_at_its_place(fixture, expect):
    _, report = make_slide(fixture.input)
    expect(fixture, frames_of(report))
