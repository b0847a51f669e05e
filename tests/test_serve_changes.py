"""What is different between two builds, as an open page is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry
from slidegen.serve.changes import changes
from slidegen.serve.live_deck import LiveDeck

DECK = "# One\n\n---\n\n# Two\n\n<!-- say two -->\n\n---\n\n# Three\n"


@pytest.fixture
def live(tmp_path: Path) -> LiveDeck:
    deck = tmp_path / "slides.md"
    deck.write_text(DECK, encoding="utf-8")
    options = BuildOptions(root=tmp_path, cache=False, live=True)
    live = LiveDeck(Builder(Entry(path=deck, name="slides"), options, cwd=tmp_path))
    live.rebuild()
    return live


def told(live: LiveDeck, text: str) -> dict[str, object] | None:
    """What a page hears of that has the build before `text` was saved."""
    live.builder.entry.path.write_text(text, encoding="utf-8")
    page = live.rebuild()
    assert page is not None
    different = changes(page.before, page.html, len(page.starts))
    return None if different is None else json.loads(different)


def test_an_edit_of_one_slide_is_that_slide_and_the_data(live: LiveDeck) -> None:
    found = told(live, DECK.replace("# Two", "# 2"))
    assert found is not None
    assert (found["count"], list(found["sections"])) == (3, ["1"])  # type: ignore[call-overload]
    section = found["sections"]["1"]  # type: ignore[index]
    assert section.startswith('<section class="slidev-page slidev-page-2')
    assert section.endswith("</section>\n")
    assert found["data"]["build"] == 2  # type: ignore[index]


def test_a_new_last_slide_is_told_with_those_that_count_to_it(live: LiveDeck) -> None:
    found = told(live, DECK + "\n---\n\n# Three\n")
    assert found is not None
    # "3 of 4" stands at each of them.
    assert (found["count"], list(found["sections"])) == (4, ["0", "1", "2", "3"])  # type: ignore[call-overload]


def test_other_styles_are_the_whole_page(live: LiveDeck) -> None:
    assert told(live, DECK.replace("# Two", '# Two\n\n<p class="mt-[123px]">x</p>')) is None


def test_the_first_build_has_none_before_it(live: LiveDeck) -> None:
    assert live.page is not None
    assert changes(live.page.before, live.page.html, 3) is None
