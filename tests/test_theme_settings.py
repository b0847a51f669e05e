"""Settings and transitions of a theme's own: what a deck may say, and what the page is told of it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from command import Command

from slidegen.themes import ThemeError, load_theme

DECK = """\
---
theme: matrix
THEME
---

# One

---
rain: full
---

# Two

---
layout: section
rain: none
---

# Three
"""


def rains(slidegen: Command, deck: str) -> list[str | None]:
    """`data-rain` of each slide's layout."""
    slidegen.write("slides.md", deck)
    page = slidegen("build", "slides.md", "-o", "-").text
    roots = re.findall(r'<section class="slidev-page[^>]*><div([^>]*)>', page)
    assert len(roots) == deck.count("\n# ")
    found = [re.search(r'data-rain="(\w+)"', attributes) for attributes in roots]
    return [None if match is None else match[1] for match in found]


def told(page: str) -> list[dict[str, Any]]:
    """What the runtime is told of each slide."""
    found = re.search(r'id="slidegen-data">(.*?)</script>', page)
    assert found is not None
    slides: list[dict[str, Any]] = json.loads(found[1])["slides"]
    return slides


def test_a_slide_says_it_for_itself(slidegen: Command):
    assert rains(slidegen, DECK.replace("THEME\n", "")) == [None, "full", "none"]


@pytest.mark.parametrize("key", ["themeConfig", "defaults"])
def test_the_headmatter_says_it_for_slides_that_say_nothing(key: str, slidegen: Command):
    assert rains(slidegen, DECK.replace("THEME", f"{key}:\n  rain: subtle")) == ["subtle", "full", "none"]


def test_a_slide_that_changes_its_word_is_made_again(slidegen: Command):
    assert rains(slidegen, DECK.replace("THEME\n", "")) == [None, "full", "none"]
    assert rains(slidegen, DECK.replace("THEME\n", "").replace("full", "subtle")) == [None, "subtle", "none"]


def test_what_a_theme_does_not_know_is_told_with_its_place(slidegen: Command):
    head = "themeConfig: {rain: sutle}\ndefaults:\n  arrows: never"
    slidegen.write(
        "slides.md", DECK.replace("THEME", head).replace("rain: full", "rain: 3").replace("none", "no")
    )
    assert slidegen("build", "slides.md", "-o", "-").err == (
        "slides.md:3:21: warning: `rain` is one of none, subtle, full, not `sutle` [wrong-value]\n"
        "  3 | themeConfig: {rain: sutle}\n"
        "    |                     ^^^^^ write `subtle`\n"
        "slides.md:5:11: warning: `arrows` is one of always, none, not `never` [wrong-value]\n"
        "  5 |   arrows: never\n"
        "    |           ^^^^^ write `always`\n"
        "slides.md:11:7: warning: `rain` is one of none, subtle, full, not `3` [wrong-value]\n"
        "  11 | rain: 3\n"
        "     |       ^ write `none`\n"
        "slides.md:18:7: warning: `rain` is one of none, subtle, full, not `no` [wrong-value]\n"
        "  18 | rain: no\n"
        "     |       ^^ write `none`\n"
        "4 warnings\n"
    )
    assert rains(slidegen, DECK.replace("THEME", head).replace("rain: full", "rain: 3")) == [
        None,
        None,
        "none",
    ]


def test_a_slip_is_told(slidegen: Command):
    slidegen.write("slides.md", DECK.replace("THEME\n", "").replace("rain: full", "rian: full"))
    assert slidegen("build", "slides.md", "-o", "-").err == (
        "slides.md:8:1: warning: there is no setting `rian` [unknown-setting]\n"
        "  8 | rian: full\n"
        "    | ^^^^ write `rain`\n"
    )


def test_another_theme_has_not_these_settings(slidegen: Command):
    slidegen.write(
        "slides.md", DECK.replace("THEME\n", "").replace("matrix", "default").replace("full", "heavy")
    )
    assert slidegen("build", "slides.md", "-o", "-").err == ""


@pytest.mark.parametrize(
    ("said", "name"),
    [("", "rain"), ("transition: fade\n", "fade"), ("transition: none\n", None)],
)
def test_the_way_to_a_section_is_the_themes_where_nobody_names_one(
    said: str, name: str | None, slidegen: Command
):
    for deck in (DECK.replace("THEME\n", said), DECK.replace("THEME\n", "").replace("rain: full\n", said)):
        slidegen.write("slides.md", deck)
        slides = told(slidegen("build", "slides.md", "-o", "-").text)
        assert slides[1]["transition"] == (name and [name, name])
    assert slides[0]["transition"] is None


@pytest.mark.parametrize("values", ['"full"', "[]", "[1, 2]"])
def test_a_theme_lists_the_values_of_its_settings(values: str, slidegen: Command):
    slidegen.write("tide/theme.toml", f"[settings]\nwaves = {values}\n")
    with pytest.raises(ThemeError, match=r"`settings\.waves` must list the values"):
        load_theme(slidegen.folder / "tide")


def test_a_theme_inherits_settings_and_transitions(slidegen: Command):
    slidegen.write("tide/theme.toml", 'extends = "matrix"\n[settings]\nwaves = ["low", "high"]\n')
    theme = load_theme(slidegen.folder / "tide")
    assert set(theme.settings) == {"rain", "arrows", "waves"}
    assert theme.transitions == {"section": "rain"}
