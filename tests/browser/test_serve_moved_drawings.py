"""What is drawn on a slide stays on it while slides come, go, move and change."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page
from served import open_at, port_to_come_back_to, put, serving, write
from sketched import box, count, drag, shapes
from talks import press_p

pytestmark = pytest.mark.browser

APPLES = "# Apples\n\nA fruit that grows on trees."
BOATS = "# Boats\n\nThey float on water, and some have sails."
CLOUDS = "# Clouds\n\nWater in the air, white or grey."
NEW = "# Deserts\n\nSand, and no rain for years."
DRAWN = ["line #ff595e"]


def deck_of(*slides: str, persist: bool = False) -> str:
    drawings = "\ndrawings: {persist: true}" if persist else ""
    return f"---\ntitle: Live{drawings}\n---\n\n" + "\n\n---\n\n".join(slides) + "\n"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context.new_page()
    context.close()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    write(folder / "package.json", "{}")
    write(folder / "slides.md", deck_of(APPLES, BOATS, CLOUDS))
    return folder / "slides.md"


def draw(page: Page) -> None:
    """A line on the slide that is shown."""
    page.keyboard.press("i")
    page.keyboard.press("l")
    drag(page, (300, 300), (500, 400))
    count(page, 1)
    page.keyboard.press("Escape")


def titles(*slides: str) -> str:
    """Of the slides, in JavaScript."""
    return str([slide.partition("\n")[0].removeprefix("# ") for slide in slides])


HEADINGS = (
    "[...document.querySelectorAll('.slidev-page')].map((page) => page.querySelector('h1')?.textContent)"
)
ON = (
    "[...document.querySelectorAll('.slidev-page')].filter((page) => page.querySelector("
    "':scope > .slidegen-drawing > [data-slidegen-shape]'))"
    ".map((page) => page.querySelector('h1').textContent)"
)


def save(page: Page, deck: Path, *slides: str, persist: bool = False) -> None:
    """An edit, until the page shows it."""
    put(deck, deck_of(*slides, persist=persist))
    until(page, f"JSON.stringify({HEADINGS}) === JSON.stringify({titles(*slides)})")


def drawn_on(page: Page, *names: str) -> None:
    """Waits until there are strokes on these slides, and on no other."""
    until(page, f"JSON.stringify({ON}) === JSON.stringify({list(names)})")


def test_strokes_go_with_their_slide_in_all_windows_and_over_a_reload(page: Page, deck: Path) -> None:
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2")
        presenter = press_p(page)
        page.bring_to_front()
        draw(page)
        edits = [
            (NEW, APPLES, BOATS, CLOUDS),
            (BOATS, CLOUDS),
            (CLOUDS, APPLES, BOATS),
            (CLOUDS, BOATS.replace("sails", "oars"), APPLES),
            (NEW, CLOUDS, "# Boats and ships\n\nThey float on water, and some have oars.", APPLES),
        ]
        for slides in edits:
            save(page, deck, *slides)
            [boats] = [slide for slide in slides if slide.startswith("# Boats")]
            for window in (page, presenter):
                drawn_on(window, boats.partition("\n")[0].removeprefix("# "))
        for window in (page, presenter):
            window.reload()
            window.wait_for_selector("html[data-slidegen-ready]")
            drawn_on(window, "Boats and ships")
        save(page, deck, BOATS)
        drawn_on(page, "Boats")
        page.bring_to_front()
        page.keyboard.press("i")
        page.keyboard.press("c")
        for window in (page, presenter):
            drawn_on(window)


def test_strokes_come_back_with_a_slide_that_was_away_and_are_on_no_other(page: Page, deck: Path) -> None:
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2")
        draw(page)
        save(page, deck, APPLES, CLOUDS)
        drawn_on(page)
        page.reload()
        page.wait_for_selector("html[data-slidegen-ready]")
        drawn_on(page)
        save(page, deck, APPLES, BOATS, CLOUDS)
        drawn_on(page, "Boats")
        # A file that is written in two goes.
        put(deck, "")
        until(page, "slidegen.nav.total === 1")
        save(page, deck, NEW, APPLES, CLOUDS, BOATS.replace("sails", "oars"))
        drawn_on(page, "Boats")


def test_undo_and_a_stroke_under_way_belong_to_the_slide_wherever_it_is(page: Page, deck: Path) -> None:
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2")
        draw(page)
        page.keyboard.press("i")
        page.mouse.move(600, 300)
        page.mouse.down()
        page.mouse.move(700, 300, steps=4)
        save(page, deck, NEW, APPLES, BOATS, CLOUDS)
        page.mouse.move(800, 300, steps=4)
        page.mouse.up()
        count(page, 2)
        left, _, right, _ = box(page, 1)
        assert right - left > 150, "the build has ended the stroke"
        drawn_on(page, "Boats")
        page.keyboard.press("Control+z")
        page.keyboard.press("Control+z")
        drawn_on(page)
        page.keyboard.press("Control+Shift+z")
        drawn_on(page, "Boats")


def test_a_server_that_begins_anew_finds_the_strokes_on_their_slides(page: Page, deck: Path) -> None:
    port = port_to_come_back_to()
    with serving(deck.parent, "--port", str(port)) as address:
        open_at(page, f"{address}#/2")
        draw(page)
        save(page, deck, APPLES, BOATS.replace("sails", "oars"), CLOUDS)
        until(page, "document.querySelector('.slidev-page-2').textContent.includes('oars')")
    put(deck, deck_of(NEW, APPLES, BOATS.replace("sails", "oars"), CLOUDS))
    with serving(deck.parent, "--port", str(port)):
        until(page, "slidegen.nav.total === 4")
        drawn_on(page, "Boats")
        page.reload()
        page.wait_for_selector("html[data-slidegen-ready]")
        drawn_on(page, "Boats")


def test_an_edit_of_a_slide_does_not_take_its_strokes_away_for_a_moment(page: Page, deck: Path) -> None:
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2")
        draw(page)
        page.evaluate("""() => {
          window.fewest = 1;
          const look = () => (window.fewest = Math.min(window.fewest,
            document.querySelectorAll('.slidev-page-2 > .slidegen-drawing > [data-slidegen-shape]').length));
          const slides = document.getElementById('slideshow');
          new MutationObserver(look).observe(slides, { childList: true, subtree: true });
        }""")
        for word in ("oars", "engines", "both"):
            put(deck, deck_of(APPLES, BOATS.replace("sails", word), CLOUDS))
            until(page, f"document.querySelector('.slidev-page-2').textContent.includes('{word}')")
        assert page.evaluate("window.fewest") == 1


def files(deck: Path) -> dict[str, str]:
    """Name and first shape of each drawing beside the deck."""
    folder = deck.parent / ".slidev" / "drawings" / "slides"
    return {path.name: path.read_text(encoding="utf-8").splitlines()[1][:5] for path in folder.glob("*.svg")}


def become(deck: Path, is_so: Callable[[dict[str, str]], bool]) -> None:
    """Waits for the files beside the deck."""
    end = time.monotonic() + 30
    while not is_so(files(deck)):
        assert time.monotonic() < end, files(deck)
        time.sleep(0.02)


def test_files_beside_the_deck_are_named_for_where_their_slides_now_are(page: Page, deck: Path) -> None:
    write(deck, deck_of(APPLES, BOATS, CLOUDS, persist=True))
    with serving(deck.parent) as address:
        open_at(page, f"{address}#/2")
        draw(page)
        become(deck, lambda found: found == {"2.svg": "<line"})
        page.keyboard.press("ArrowRight")
        until(page, "slidegen.nav.page === 3")
        page.keyboard.press("i")
        page.keyboard.press("r")
        drag(page, (300, 300), (500, 400))
        count(page, 1)
        page.keyboard.press("Escape")
        become(deck, lambda found: found == {"2.svg": "<line", "3.svg": "<rect"})
        save(page, deck, NEW, APPLES, BOATS, CLOUDS, persist=True)
        assert files(deck) == {"3.svg": "<line", "4.svg": "<rect"}
        save(page, deck, CLOUDS, BOATS, NEW, persist=True)
        assert files(deck) == {"1.svg": "<rect", "2.svg": "<line"}
        save(page, deck, BOATS, NEW, persist=True)
        found = files(deck)
        assert found.pop("1.svg") == "<line"
        assert list(found.values()) == ["<rect"] and next(iter(found)).startswith("removed-")
        save(page, deck, BOATS, NEW, CLOUDS, persist=True)
        assert files(deck) == {"1.svg": "<line", "3.svg": "<rect"}
        drawn_on(page, "Boats", "Clouds")
        stranger = page.context.browser.new_context()  # type: ignore[union-attr]
        try:
            other = stranger.new_page()
            open_at(other, f"{address}#/1")
            drawn_on(other, "Boats", "Clouds")
            assert shapes(other) == DRAWN
        finally:
            stranger.close()
