"""Utility classes and attributes of a built page have the rules that UnoCSS itself gives them.

What is expected was written by UnoCSS (tests/bench/utilities_of_unocss.mjs), not by slidegen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2
from spec_fixtures import SPEC, Fixture, read_fixtures

from slidegen.build import Builder
from slidegen.cache import Cache
from slidegen.core.uno import UnoConfig
from slidegen.css import utility_css
from slidegen.decks import Entry

FAMILIES = read_fixtures(SPEC / "utilities.md")
Rule = tuple[str, str, str]
"""What stands around it, one selector, its declarations."""


@pytest.mark.parametrize("family", FAMILIES, ids=[family.title for family in FAMILIES])
def test_a_familys_rules_are_those_of_unocss(family: Fixture, tmp_path: Path):
    in_page = list(rules(page_css(family.input, tmp_path)))
    expected = list(rules(family.expected))
    assert expected, "UnoCSS knows none of them"
    assert [rule for rule in expected if rule not in in_page] == []


@pytest.mark.parametrize("family", FAMILIES, ids=[family.title for family in FAMILIES])
def test_a_familys_rules_stand_in_the_order_of_unocss(family: Fixture, tmp_path: Path):
    """Of two rules of one weight the later holds."""
    in_page = list(rules(page_css(family.input, tmp_path)))
    expected = [rule for rule in rules(family.expected) if in_page.count(rule) == 1]
    assert sorted(expected, key=in_page.index) == expected


def test_classes_of_our_own_start_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    cache = Cache(tmp_path)
    monkeypatch.setattr("slidegen.engine.engine_for", lambda bundle: pytest.fail(f"{bundle} is asked"))
    assert utility_css({"slidegen-piece", "slidegen-series-1"}, cache) == ""


def test_a_deck_may_have_a_shortcut_that_is_called_as_classes_of_our_own(tmp_path: Path):
    uno = UnoConfig(shortcuts=(("slidegen-mine", ("mt-4",)),))
    assert utility_css({"slidegen-mine"}, Cache(tmp_path), uno=uno) == ".slidegen-mine{margin-top:1rem;}"


def page_css(markup: str, folder: Path) -> str:
    """The style sheet of the page of a deck with this markup on its slide."""
    (folder / "slides.md").write_text(f"---\ntheme: none\n---\n\n{markup}\n", encoding="utf-8")
    page = Builder(Entry(folder / "slides.md", "deck"), cwd=folder).build().html.decode("utf-8")
    return page.partition("<style>")[2].partition("</style>")[0]


def rules(css: str, around: str = "") -> Iterator[Rule]:
    """Each selector with its declarations; layers around it say nothing."""
    for node in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if node.type == "at-rule" and node.content is not None:
            context = f"@{node.at_keyword} {plain(tinycss2.serialize(node.prelude))}"
            inner = tinycss2.serialize(node.content)
            if node.at_keyword.endswith("keyframes"):
                yield context, "", plain(inner)
            else:
                yield from rules(inner, around if node.at_keyword == "layer" else f"{around}{context}")
        elif node.type == "qualified-rule":
            body = plain(tinycss2.serialize(node.content)).rstrip(";")
            for selector in selectors(node.prelude):
                yield around, selector, body


def selectors(prelude: list[tinycss2.ast.Node]) -> Iterator[str]:
    """The parts of a list of selectors, which UnoCSS joins where bodies are alike."""
    part: list[tinycss2.ast.Node] = []
    for node in [*prelude, None]:
        if node is None or node == ",":
            yield plain(tinycss2.serialize(part))
            part = []
        else:
            part.append(node)


def plain(css: str) -> str:
    """Without the white space that says nothing."""
    return re.sub(r"\s*([{}:;,>!])\s*", r"\1", re.sub(r"\s+", " ", css)).strip()
