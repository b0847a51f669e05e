"""Where the cut of a font with the characters of English alone is enough."""

from __future__ import annotations

import pytest

from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Element, Text
from slidegen.core.theme import FontFace
from slidegen.css import FontRequest, font_faces, plain_faces, plan_fonts, shipped_fonts, shown_in
from slidegen.css.fonts import Shown


def faces_for(shown: Shown) -> tuple[FontFace, ...]:
    request = FontRequest({"sans": "Nunito Sans", "mono": "Fira Code"}, None, {}, "en")
    return font_faces(plan_fonts(request, tuple(shipped_fonts()), Report()), shown)


def text(characters: str, tag: str = "p", **attrs: str) -> Shown:
    return shown_in([Element(tag, dict(attrs), [Text(characters)])])


@pytest.mark.parametrize(
    ("shown", "css"),
    [
        (text("Hello – “you”\n"), ""),
        (text("Hello"), "p::before{content:'\\2022 \\a'}"),
        (text("Привет"), ""),
    ],
    ids=["typography", "a mark in a style", "a script of another file"],
)
def test_where_no_letter_has_an_accent_the_plain_cut_is_enough(shown: Shown, css: str) -> None:
    faces = plain_faces(faces_for(shown), shown, css)
    assert faces[-1].path.name == "nunito-sans-plain-wght-normal.woff2"
    assert faces[-1].path.stat().st_size < 22_000
    assert "U+0000" not in faces[-1].unicode_range


@pytest.mark.parametrize(
    ("shown", "css", "further"),
    [
        (text("Café"), "", ""),
        (text("x²", "code"), "", ""),
        (text("Cafe", title="Café"), "", ""),
        (shown_in([Text("Cafe")], [Text("Café")]), "", ""),
        (text("Cafe"), "p::before{content:'é'}", ""),
        (text("Cafe"), "p::before{content:'\\E9'}", ""),
        (text("Cafe"), "", "Café"),
    ],
    ids=["text", "code", "an attribute", "a note", "a style", "an escape in a style", "the deck's title"],
)
def test_a_letter_with_an_accent_anywhere_asks_for_the_whole_file(
    shown: Shown, css: str, further: str
) -> None:
    faces = faces_for(shown)
    assert plain_faces(faces, shown, css, further) == faces


def test_a_note_in_another_script_brings_no_font() -> None:
    shown = shown_in([Text("Hello")], [Text("Привет")])
    assert [face.path.name for face in faces_for(shown)] == ["nunito-sans-latin-wght-normal.woff2"]
    assert not text("Hello").has(shown)
