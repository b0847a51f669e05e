"""Links inside a deck (Slidev reference §3.2)."""

from one_slide import frames_of, make_slide, markup_of
from spec_fixtures import each_fixture

from slidegen.core.nodes import elements
from slidegen.passes.links import LARGEST


@each_fixture("links")
def test_a_link_gets_its_address_in_the_page(fixture, expect):
    slide, report = make_slide(fixture.input)
    assert len(report) == 0
    expect(fixture, markup_of(slide))


@each_fixture("errors/links")
def test_a_link_that_leads_nowhere_is_said_at_its_place(fixture, expect):
    _, report = make_slide(fixture.input)
    expect(fixture, frames_of(report))


def test_a_link_to_a_file_carries_it_along():
    slide, report = make_slide(
        "[a](/paper.pdf) [b](./notes.txt)", files={"public/paper.pdf": "p", "notes.txt": "n"}
    )
    links = [element for element in elements(slide.body) if element.tag == "a"]
    assert [link.attrs["href"][0].data for link in links] == [b"p", b"n"]
    assert [link.attrs["download"] for link in links] == ["paper.pdf", "notes.txt"]
    assert len(report) == 0


def test_a_large_file_is_left_behind_with_a_warning():
    slide, report = make_slide("[a](/paper.pdf)", files={"public/paper.pdf": "x" * (LARGEST + 1)})
    link = next(element for element in elements(slide.body) if element.tag == "a")
    assert "href" not in link.attrs
    (found,) = report
    assert (
        found.message
        == "`/paper.pdf` has 2.0 MB, the page does not carry it along and the link leads nowhere"
    )
    assert (found.span.line, found.span.col, found.severity) == (1, 5, "warning")
