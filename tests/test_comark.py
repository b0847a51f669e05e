"""Comark, and what else a headmatter may ask for, become the same tree as other Markdown."""

from __future__ import annotations

import pytest
from markup_text import parse, show
from spec_fixtures import each_fixture

from slidegen.parse import read_dialect


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
