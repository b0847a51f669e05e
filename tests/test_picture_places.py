"""Pictures that are not seen: no place for them in the layout, a space in the address, another folder."""

from __future__ import annotations

import pytest
from command import Command

from slidegen.build import BuildOptions
from slidegen.check.findings import find_in_tree
from slidegen.core.diagnostics import Report
from slidegen.decks import find_decks

CAT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle r="4"/></svg>'


def report_of(slidegen: Command, text: str, *pictures: str) -> Report:
    """What is found in a deck with the `pictures` beside it."""
    for name in pictures:
        slidegen.write(name, CAT)
    slidegen.write("talk.md", text)
    (entry,) = find_decks(slidegen.folder / "talk.md", slidegen.folder)
    return find_in_tree(entry, BuildOptions(), slidegen.folder).report


def places(slidegen: Command, text: str, *pictures: str) -> list[tuple[str, int]]:
    """The codes and lines of it."""
    return [(one.code, one.span.line) for one in report_of(slidegen, text, *pictures)]


def test_white_words_on_a_slide_that_shows_no_picture_are_found(slidegen: Command):
    deck = "---\ntheme: {}\ncolorSchema: light\nbackground: '#124'\nclass: text-white\n---\n\n# One\n"
    assert places(slidegen, deck.format("default")) == []
    told = [("picture-not-shown", 4), ("contrast-too-low", 5)]
    assert places(slidegen, deck.format("apple-basic")) == told


def test_a_picture_that_a_layer_or_the_slide_shows_is_shown(slidegen: Command):
    deck = "---\nlang: en\n---\n\n# One\n\n---\nlayout: {}\nimage: /cat.svg\n---\n\n# Two\n\n{}\n"
    plain, read = deck.format("center", ""), '<img :src="$frontmatter.image" alt="A cat">'
    assert places(slidegen, plain, "public/cat.svg") == [("picture-not-shown", 9)]
    assert places(slidegen, deck.format("center", read)) == []
    by_default = plain.replace("lang: en", "defaults: {layout: image}").replace("layout: center\n", "")
    assert places(slidegen, by_default) == []
    layer = '---\nprops: {image: {kind: image}}\n---\n<div style="{{ background_style(image) }}"></div>\n'
    slidegen.write("global-bottom.html", layer)
    assert places(slidegen, plain) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("![a cat](my cat.svg)", [("space-in-address", 3, 10)]),
        ('*a* ![b](b.svg) ![c](c (1).svg "A cat")', [("missing-asset", 3, 10), ("space-in-address", 3, 22)]),
        ("![a cat](<my cat.svg>)", []),
        ("![a cat](see below) and `![a cat](my cat.svg)`", []),
        ("![a cat](pics\\cat.svg)", [("missing-asset", 3, 10)]),
    ],
)
def test_the_address_of_a_picture_is_looked_at(slidegen: Command, line: str, told: list[object]):
    report = report_of(slidegen, f"# One\n\n{line}\n", "my cat.svg", "pics/cat.svg")
    assert [(one.code, one.span.line, one.span.col) for one in report] == told


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("/cat.svg", "write `./cat.svg`"),
        ("pics\\cat.svg", "write `pics/cat.svg`"),
        ("pics\\dog.svg", "paths are written with `/`; looked for pics\\dog.svg"),
        ("/dog.svg", "looked for public/dog.svg"),
    ],
)
def test_a_picture_that_is_elsewhere_is_named(slidegen: Command, written: str, hint: str):
    deck = f"---\nlayout: image\nimage: {written}\n---\n\n# One\n"
    [one] = report_of(slidegen, deck, "cat.svg", "pics/cat.svg")
    assert (one.code, one.hint) == ("missing-asset", hint)
