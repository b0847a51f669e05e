"""Pictures with words in front, as Marp and Deckset have them: `![bg left:40% contain](x)`."""

from __future__ import annotations

from one_slide import frames_of, make_slide
from spec_fixtures import each_fixture

from slidegen.render import write_nodes

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'


def made(text: str, **config):
    slide, report = make_slide(text, files={"a.svg": DRAWING, "b.svg": DRAWING}, **config)
    lines = ("".join(piece for piece in write_nodes([node]) if isinstance(piece, str)) for node in slide.body)
    return "\n".join(lines), frames_of(report)


@each_fixture("backdrops")
def test_words_place_and_dress_a_picture(fixture, expect):
    markup, report = made(fixture.input, markdown={"images": True})
    assert report == ""
    expect(fixture, markup)


@each_fixture("errors/backdrops")
def test_a_slip_is_said_at_its_place(fixture, expect):
    expect(fixture, made(fixture.input, markdown={"images": True})[1])


def test_without_being_asked_for_words_are_text():
    assert 'alt="bg left"' in made("![bg left](./a.svg)")[0]
