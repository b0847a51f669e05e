"""A slide's <style>: scoped, mended, its mistakes shown (tests/spec/css.md)."""

from __future__ import annotations

from collections.abc import Callable

from spec_fixtures import Fixture, each_fixture

from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.css import scope_css


@each_fixture("css")
def test_the_style_of_a_slide_holds_for_its_slide(
    fixture: Fixture, expect: Callable[[Fixture, str], None]
) -> None:
    text = fixture.input
    report = Report()
    scoped = scope_css(text, ".slidev-page-3", Span(SourceFile("slides.md", text), 1), report)
    frames = "\n".join(diagnostic.frame() for diagnostic in report)
    expect(fixture, f"{scoped}\n{frames}" if frames else scoped)


def test_a_mistake_is_shown_where_it_stands_in_the_deck() -> None:
    deck = "# One\n\n<style>a { color red }</style>\n"
    report = Report()
    start = Span(SourceFile("slides.md", deck), 3, 8)
    scope_css("a { color red }", ".slidev-page-1", start, report)
    assert [diagnostic.frame() for diagnostic in report] == [
        "slides.md:3:12: error: `color red` is neither a declaration nor a rule, it is left out"
        " [broken-css]\n"
        "  3 | <style>a { color red }</style>\n"
        "    |            ^^^^^^^^^ write `property: value;` or `selector { … }`"
    ]
