"""Where the author is, and what goes on, while slides come, go, move and change."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page, expect
from served import open_at, put, save, serving, write
from talks import press_p

pytestmark = pytest.mark.browser

APPLES = "# Apples\n\nA fruit that grows on trees.\n\n<v-clicks>\n\n- red\n- green\n\n</v-clicks>"
BOATS = "# Boats\n\nThey float on water.\n\n<!-- Row. -->"
CLOUDS = "# Clouds\n\nWater in the air."
DESERTS = "# Deserts\n\nSand, and no rain for years."
SILENCE = b64decode("UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQgAAACAgICAgICAgA==")


def deck_of(*slides: str) -> str:
    return "---\ntitle: Live\n---\n\n" + "\n\n---\n\n".join(slides) + "\n"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    write(tmp_path / "package.json", "{}")
    write(tmp_path / "slides.md", deck_of(APPLES, BOATS, CLOUDS, DESERTS))
    return tmp_path / "slides.md"


def has_build(page: Page, number: int) -> None:
    until(page, f"slidegen.build >= {number}")


def shown(page: Page) -> str:
    """`2/4 Boats @ 0`: number and title of the slide that is seen, and the click."""
    return str(
        page.evaluate(
            "`${slidegen.nav.page}/${slidegen.nav.total} ${document.querySelector("
            "'.slidegen-current h1')?.textContent} @ ${slidegen.nav.clicks}`"
        )
    )


@pytest.mark.parametrize(
    ("at", "after", "expected"),
    [
        ("2", (DESERTS, APPLES, BOATS, CLOUDS), "3/4 Boats @ 0"),
        ("1?clicks=2", (BOATS, CLOUDS, APPLES), "3/3 Apples @ 2"),
        ("4", (DESERTS,), "1/1 Deserts @ 0"),
        ("2", (CLOUDS, DESERTS, APPLES, f"{BOATS}\n\nAnd on ice."), "4/4 Boats @ 0"),
        ("1?clicks=1", (BOATS, APPLES.replace("red", "yellow"), CLOUDS), "2/3 Apples @ 1"),
        ("3", (APPLES, BOATS, BOATS, CLOUDS, CLOUDS), "4/5 Clouds @ 0"),
        ("2", (APPLES, CLOUDS, DESERTS), "2/3 Clouds @ 0"),
        ("4", (APPLES, BOATS, CLOUDS), "3/3 Clouds @ 0"),
        ("2", (APPLES, "# Ships\n\nQuite another text.", CLOUDS, DESERTS), "2/4 Ships @ 0"),
    ],
    ids=[
        "added before",
        "moved",
        "the rest deleted",
        "moved and edited",
        "edited and moved, at a click",
        "duplicated",
        "deleted",
        "deleted at the end",
        "rewritten",
    ],
)
def test_the_slide_that_is_looked_at_stays(
    page: Page, deck: Path, at: str, after: tuple[str, ...], expected: str
):
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/{at}")
        page.evaluate("window.stays = 'yes'")
        put(deck, deck_of(*after))
        has_build(page, 2)
        until(page, f"slidegen.nav.total === {len(after)}")
        assert shown(page) == expected
        until(page, f"location.hash.startsWith('#/{expected.partition('/')[0]}')")
        assert page.evaluate("window.stays") == "yes", "the page was loaded again"


def test_a_slide_that_is_cut_out_and_put_back_elsewhere_is_come_back_to(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/1?clicks=2")
        put(deck, deck_of(BOATS, CLOUDS, DESERTS))
        has_build(page, 2)
        assert shown(page) == "1/3 Boats @ 0"
        put(deck, deck_of(BOATS, CLOUDS, DESERTS, APPLES))
        has_build(page, 3)
        assert shown(page) == "4/4 Apples @ 2"


def test_both_windows_of_a_talk_stay_at_the_slide_and_go_on_together(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2")
        presenter = press_p(page)
        expect(presenter.locator(".slidegen-notes")).to_contain_text("Row.")
        put(deck, deck_of(DESERTS, CLOUDS, APPLES, BOATS.replace("Row", "Row on")))
        for window in (page, presenter):
            has_build(window, 2)
            until(window, "slidegen.nav.page === 4")
        expect(presenter.locator(".slidegen-notes")).to_contain_text("Row on.")
        presenter.keyboard.press("ArrowLeft")
        until(page, "slidegen.nav.page === 3")
        assert shown(page) == "3/4 Apples @ 2"
        put(deck, deck_of(APPLES))
        for window in (page, presenter):
            until(window, "slidegen.nav.total === 1 && slidegen.nav.clicks === 2")


def test_what_plays_on_a_slide_goes_on_while_others_are_edited_added_and_moved(page: Page, deck: Path):
    (deck.parent / "public").mkdir()
    (deck.parent / "public" / "silence.wav").write_bytes(SILENCE)
    film = '# Film\n\n<audio id="sound" src="/silence.wav" loop></audio>'
    write(deck, deck_of(APPLES, film, CLOUDS))
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2")
        page.evaluate("""async () => {
          const sound = document.getElementById('sound');
          window.sound = sound;
          window.ends = 0;
          for (const name of ['pause', 'emptied', 'abort']) sound.addEventListener(name, () => window.ends++);
          sound.muted = true;
          await sound.play();
        }""")
        edits = [
            (APPLES.replace("red", "blue"), film, CLOUDS),
            (DESERTS, APPLES, BOATS, film, CLOUDS),
            (BOATS, film),
            (CLOUDS, f"{film}\n\n<!-- A note. -->", DESERTS),
        ]
        for number, slides in enumerate(edits, 2):
            put(deck, deck_of(*slides))
            has_build(page, number)
            until(page, f"slidegen.nav.total === {len(slides)}")
            assert page.evaluate("[sound.isConnected, sound.paused, ends]") == [True, False, 0]
            assert shown(page).endswith("Film @ 0")
        assert page.evaluate("sound.closest('.slidev-page-2') !== null")
        assert page.evaluate("document.querySelector('.slidev-page-2 template.slidegen-note') !== null")


def test_the_reading_view_keeps_what_is_read_in_its_place_with_its_notes(page: Page, deck: Path):
    long = [f"# Chapter {no}\n\n" + f"Words of {no}. " * 120 + f"\n\n<!-- Note {no}. -->" for no in range(9)]
    write(deck, deck_of(*long))
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/read?notes")
        page.evaluate("document.querySelector('.slidev-page-6').scrollIntoView()")
        top = page.evaluate("document.querySelector('.slidev-page-6').getBoundingClientRect().top")
        put(deck, deck_of(*long[:2], *[f"# New {no}\n\nx\n\n- y\n- z" for no in range(5)], *long[2:]))
        has_build(page, 2)
        until(page, "document.querySelector('.slidev-page-11 h1')?.textContent === 'Chapter 5'")
        now = page.evaluate("document.querySelector('.slidev-page-11').getBoundingClientRect().top")
        assert abs(now - top) < 2
        save(deck, "Note 5.", "Another note.")
        expect(page.locator(".slidev-page-11 .slidegen-reading-note")).to_have_text("Another note.")
        assert page.locator(".slidegen-reading-note").count() == 9


def test_what_is_scrolled_in_a_slide_that_is_edited_stays_scrolled(page: Page, deck: Path):
    box = '<div class="h-20 overflow-y-auto" id="box">\n\n' + "line\n\n" * 40 + "</div>"
    write(deck, deck_of(f"# Box\n\n{box}", BOATS))
    with serving(deck.parent) as address:
        open_at(page, address)
        page.evaluate("document.getElementById('box').scrollTop = 120")
        save(deck, "# Box", "# The box")
        has_build(page, 2)
        assert page.evaluate("document.getElementById('box').scrollTop") == 120


def test_the_overview_stays_open_and_shows_the_new_slides(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/overview/2")
        put(deck, deck_of(DESERTS, APPLES, BOATS, CLOUDS, CLOUDS))
        has_build(page, 2)
        expect(page.locator(".slidegen-card")).to_have_count(5)
        assert page.evaluate("document.documentElement.dataset.slidegenView") == "overview"
        assert page.locator(".slidegen-card[aria-current]").get_attribute("data-page") == "3"


def test_with_follow_the_page_goes_to_the_slide_that_was_edited(page: Page, deck: Path):
    with serving(deck.parent, "--follow") as address:
        open_at(page, address)
        until(page, "document.querySelector('[data-action=followEdits]').ariaPressed === 'true'")
        save(deck, "Water in the air.", "Water in the sky.")
        until(page, "slidegen.nav.page === 3")
        has_build(page, 2)  # the slide itself comes ahead of it
        save(deck, "- green", "- green\n- blue")
        until(page, "slidegen.nav.page === 1")
        has_build(page, 3)
        assert shown(page) == "1/4 Apples @ 3"
        save(deck, "title: Live", "title: Lively")
        has_build(page, 4)
        assert shown(page) == "1/4 Apples @ 3"
        save(deck, "Row.", "Row slowly.")
        until(page, "slidegen.nav.page === 2")


def test_follow_is_turned_on_and_off_by_a_key_and_outlives_a_reload(page: Page, deck: Path):
    with serving(deck.parent) as address:
        open_at(page, address)
        button = page.locator("[data-action=followEdits]")
        expect(button).to_have_attribute("aria-pressed", "false")
        save(deck, "Water in the air.", "Water in the sky.")
        has_build(page, 2)
        assert shown(page) == "1/4 Apples @ 0"
        page.keyboard.press("j")
        expect(button).to_have_attribute("aria-pressed", "true")
        page.reload()
        page.wait_for_selector("html[data-slidegen-ready]")
        expect(button).to_have_attribute("aria-pressed", "true")
        until(page, "slidegen.build === 2")
        save(deck, "no rain", "little rain")
        until(page, "slidegen.nav.page === 4")
        has_build(page, 3)  # the slide itself comes ahead of it
        page.keyboard.press("j")
        expect(button).to_have_attribute("aria-pressed", "false")
        save(deck, "Water in the sky.", "Water above.")
        has_build(page, 4)
        assert shown(page) == "4/4 Deserts @ 0"
