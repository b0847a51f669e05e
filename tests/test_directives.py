"""Directives that nobody knows are named and do not stand in the page."""

from one_slide import frames_of, make_slide, markup_of
from spec_fixtures import each_fixture


@each_fixture("errors/directives")
def test_an_unknown_directive_is_said_at_its_place_and_gone(fixture, expect):
    slide, report = make_slide(fixture.input)
    expect(fixture, f"{frames_of(report)}\n\n{markup_of(slide)}")
