"""`embeds:` in the headmatter reaches the policy only as origins."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry


def build(folder: Path, headmatter: str) -> tuple[str | None, list[str]]:
    """The policy's `frame-src`, and what was said."""
    deck = folder / "slides.md"
    deck.write_text(f"---\n{headmatter}\n---\n\n# Hi\n", encoding="utf-8")
    built = Builder(Entry(deck, "deck"), BuildOptions(cache=False), cwd=folder).build()
    found = re.search(r"frame-src ([^;]*);", built.html.decode("utf-8"))
    return found[1] if found else None, [diagnostic.frame() for diagnostic in built.report]


def test_origins_are_let_in(tmp_path: Path) -> None:
    assert build(tmp_path, "embeds: [https://a.org/, 'http://localhost:80']") == (
        "https://a.org http://localhost:80",
        [],
    )
    assert build(tmp_path, "title: x") == (None, [])


@pytest.mark.parametrize("wrong", ["a.org", "https://a.org; script-src *", "*", "https://a.org/path"])
def test_what_is_no_origin_is_said_and_left_out(tmp_path: Path, wrong: str) -> None:
    written = f"['{wrong}', 'https://b.org']"
    allowed, said = build(tmp_path, f"embeds: {written}")
    assert allowed == "https://b.org"
    assert said == [
        f"slides.md:2:9: error: `{wrong}` is no origin, frames cannot show it [embeds-no-origin]\n"
        f"  2 | embeds: {written}\n"
        f"    |         {'^' * len(written)} write scheme and host, `https://example.org`"
    ]
