"""Comark, and what else a headmatter may ask for, become the same tree as other Markdown."""

from __future__ import annotations

import pytest
from markup_text import parse, show
from spec_fixtures import each_fixture

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry
from slidegen.parse import plain_title, read_dialect


@each_fixture("comark")
def test_comark_becomes_the_expected_tree(fixture, expect):
    slots, report = parse(fixture.input, dialect=["comark"])
    expect(fixture, show(slots))
    assert not list(report), "\n".join(found.frame() for found in report)


@each_fixture("errors/comark")
def test_mistakes_in_comark_are_shown_with_their_place(fixture, expect):
    slots, report = parse(fixture.input, dialect=["comark"])
    expect(fixture, "\n".join(["# tree", show(slots), "# report", *(found.frame() for found in report)]))
    assert list(report)


@each_fixture("markdown_more")
def test_more_markdown_is_read_where_it_is_asked_for(fixture, expect):
    name = fixture.blocks[0].name or "mark sub sup deflist emoji"
    slots, report = parse(fixture.input, dialect=name.split())
    expect(fixture, show(slots))
    assert not list(report)


@pytest.mark.parametrize(
    ("headmatter", "expected"),
    [
        ({}, set()),
        ({"comark": True}, {"comark"}),
        ({"mdc": True, "comark": False}, {"comark"}),
        ({"markdown": {"mark": True, "sub": False, "comark": True, "sup": "yes"}}, {"mark"}),
        ({"markdown": True}, set()),
    ],
)
def test_the_headmatter_says_what_is_read(headmatter, expected):
    assert read_dialect(headmatter) == expected


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Attr {.text-red #bar}", "Attr"),
        ("Sets {a, b} and {x}", "Sets {a, b} and {x}"),
        ("{.x} first", "{.x} first"),
        ("**Bold** {.x}", "Bold"),
        ("Plain", "Plain"),
    ],
)
def test_a_title_is_told_without_its_attributes(title, plain):
    assert plain_title(title, frozenset({"comark"})) == plain
    assert "{" not in title or "{" in plain_title(title)


def test_a_title_is_told_with_its_emoji():
    assert plain_title("Done :tada: at 10:30", frozenset({"emoji"})) == "Done 🎉 at 10:30"
    assert plain_title("Done :tada:") == "Done :tada:"


def test_a_deck_asks_for_its_dialect_in_the_headmatter(tmp_path):
    deck = "---\n{}: {}\ntheme: none\n---\n\n# One {{.big}}\n\n==a== [b]{{.c}}\n\n---\n\n<Toc />\n"

    def build(key, value):
        (tmp_path / "slides.md").write_text(deck.format(key, value), encoding="utf-8")
        built = Builder(Entry(tmp_path / "slides.md", "deck"), BuildOptions(cache=False), tmp_path).build()
        return built.html.decode("utf-8")

    assert '<h1 class="big">One </h1>' in build("mdc", "true")
    assert '<span class="c">b</span>' in build("comark", "true")
    assert "<title>One - Slidev</title>" in build("comark", "true")
    assert "<mark>a</mark>" in build("markdown", "{mark: true}")
    assert "==a== [b]{.c}" in build("comark", "false")
