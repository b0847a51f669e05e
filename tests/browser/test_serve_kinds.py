"""Whatever an author edits, the open page shows it, and is not loaded again for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page, expect
from served import open_at, put, save, serving, write
from talks import press_p

pytestmark = pytest.mark.browser

DECK = """---
title: Live
theme: ./theme
---

# First

![dot](/dot.svg)

<Badge name="one" />

---
src: ./part.md
---

---
layout: own
---

# Third

<<< @/snippets/sum.py

<!-- A note. -->
"""


def square(size: int) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"><rect/></svg>'


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    for name, text in {
        "package.json": "{}",
        "slides.md": DECK,
        "part.md": "# Part\n\nof it\n",
        "snippets/sum.py": "total = 1\n",
        "public/dot.svg": square(10),
        "components/Badge.html": "---\nprops:\n  name: {}\n---\n<b class='badge'>{{ name }}</b>\n",
        "layouts/own.html": "<div class='slidev-layout own'><slot/><i class='mark'>before</i></div>\n",
        "theme/theme.toml": 'name = "own"\n[themeConfig]\nprimary = "#010203"\n',
        "theme/theme.css": ".slidev-layout h1 { color: rgb(1, 1, 1) }\n",
        "style.css": ".slidev-layout p { color: rgb(1, 1, 1) }\n",
    }.items():
        write(tmp_path / name, text)
    return tmp_path / "slides.md"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def live(page: Page, deck: Path) -> Iterator[Page]:
    """The deck as it is served, at its third slide; it is never loaded again."""
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/3")
        page.evaluate("window.stays = 'yes'")
        yield page
        assert page.evaluate("[window.stays, slidegen.nav.page]") == ["yes", 3]
        until(page, "!document.getElementById('slidegen-mistakes')")


def test_an_edit_of_an_included_file_shows(live: Page, deck: Path):
    put(deck.with_name("part.md"), "# Another part\n\n---\n\n# And one more\n")
    expect(live.locator(".slidev-page-2 h1")).to_have_text("Another part")
    until(live, "slidegen.nav.page === 4")
    put(deck.with_name("part.md"), "# Part\n")
    until(live, "slidegen.nav.page === 3")


def test_an_edit_of_a_snippet_shows(live: Page, deck: Path):
    write(deck.parent / "snippets" / "sum.py", "total = 2\n")
    expect(live.locator(".slidev-page-3 .slidev-code")).to_contain_text("total = 2")


def test_an_edit_of_a_picture_shows(live: Page, deck: Path):
    write(deck.parent / "public" / "dot.svg", square(77))
    until(live, "document.querySelector('.slidev-page-1 img').naturalWidth === 77")


def test_a_picture_whose_length_stays_the_same(live: Page, deck: Path):
    for size in range(20, 30):
        write(deck.parent / "public" / "dot.svg", square(size))
    until(live, "document.querySelector('.slidev-page-1 img').naturalWidth === 29")


def test_an_edit_of_a_component_shows(live: Page, deck: Path):
    put(deck.parent / "components" / "Badge.html", "<b class='badge'>new</b>\n")
    expect(live.locator(".slidev-page-1 .badge")).to_have_text("new")


def test_a_component_that_comes_later_is_drawn(live: Page, deck: Path):
    save(deck, "# Third", "# Third\n\n<Fresh />")
    until(live, "slidegen.build === 2")
    write(deck.parent / "components" / "Fresh.html", "<b class='fresh'>fresh</b>\n")
    expect(live.locator(".slidev-page-3 b.fresh")).to_have_text("fresh")


def test_an_edit_of_a_layout_shows(live: Page, deck: Path):
    put(
        deck.parent / "layouts" / "own.html",
        "<div class='slidev-layout own'><slot/><i class='mark'>after</i></div>",
    )
    expect(live.locator(".slidev-page-3 .mark")).to_have_text("after")


def test_an_edit_of_a_style_sheet_shows(live: Page, deck: Path):
    put(deck.with_name("style.css"), ".slidev-layout p { color: rgb(9, 9, 9) }\n")
    expect(live.locator(".slidev-page-2 p")).to_have_css("color", "rgb(9, 9, 9)")


def test_edits_of_the_themes_style_sheet_and_settings_show(live: Page, deck: Path):
    put(deck.parent / "theme" / "theme.css", ".slidev-layout h1 { color: rgb(9, 9, 9) }\n")
    expect(live.locator(".slidev-page-3 h1")).to_have_css("color", "rgb(9, 9, 9)")
    put(deck.parent / "theme" / "theme.toml", 'name = "own"\n[themeConfig]\nprimary = "#090909"\n')
    primary = "getComputedStyle(document.documentElement).getPropertyValue('--slidev-theme-primary').trim()"
    until(live, f"{primary} === '#090909'")


def test_another_theme_takes_the_place_of_the_first(live: Page, deck: Path):
    save(deck, "theme: ./theme", "theme: dracula")
    colour = "getComputedStyle(document.querySelector('.slidev-page-3 h1')).color"
    until(live, f"slidegen.build >= 2 && {colour} !== 'rgb(1, 1, 1)'")


def test_settings_of_the_deck_take_effect(live: Page, deck: Path):
    save(
        deck,
        "title: Live",
        "title: Renamed\nlang: de\ncanvasWidth: 800\ncolorSchema: dark\nkeys: {next: [x]}",
    )
    expect(live).to_have_title("Third · Renamed - Slidev")
    until(
        live, "document.documentElement.lang === 'de' && document.documentElement.classList.contains('dark')"
    )
    until(live, "document.getElementById('slide-content').offsetWidth === 800")
    save(
        deck,
        "title: Renamed\nlang: de\ncanvasWidth: 800\ncolorSchema: dark\nkeys: {next: [x]}",
        "title: Live",
    )
    until(live, "document.getElementById('slide-content').offsetWidth === 980")


def test_an_edit_of_a_note_leaves_its_slide_alone(live: Page, deck: Path):
    presenter = press_p(live)
    expect(presenter.locator(".slidegen-notes")).to_contain_text("A note.")
    live.evaluate("document.querySelector('.slidev-page-3').dataset.mine = '1'")
    save(deck, "A note.", "Another note.")
    expect(presenter.locator(".slidegen-notes")).to_contain_text("Another note.")
    until(live, "slidegen.build === 2")
    assert live.evaluate("document.querySelector('.slidev-page-3').dataset.mine") == "1"


def test_a_file_that_is_deleted_and_comes_back(live: Page, deck: Path):
    deck.with_name("part.md").unlink()
    expect(live.locator("#slidegen-mistakes")).to_contain_text("part.md")
    write(deck.with_name("part.md"), "# Part\n\nis back\n")
    expect(live.locator(".slidev-page-2 p")).to_have_text("is back")


def test_a_mistake_in_one_slide_leaves_the_others_live(live: Page, deck: Path):
    save(deck, "# Third", "# Third\n\n$\\frac{1}$")
    expect(live.locator("#slidegen-mistakes")).to_contain_text("slides.md:")
    put(deck.with_name("part.md"), "# Part\n\nstill live\n")
    expect(live.locator(".slidev-page-2 p")).to_have_text("still live")
    save(deck, "\n\n$\\frac{1}$", "")
