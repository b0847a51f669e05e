"""What those meet who listen, and those who have no mouse: axe, the live region, the Tab key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Show, until
from page_fixture import FakeSlide, click
from playwright.sync_api import Browser, Page

from slidegen.build import Builder
from slidegen.decks import Entry
from slidegen.shipped import themes_dir
from slidegen.themes import load_theme, theme_names

pytestmark = pytest.mark.browser

SCHEMES = [(name, scheme) for name in theme_names() for scheme in load_theme(themes_dir() / name).schemes]
DECKS = sorted((Path(__file__).resolve().parents[2] / "decks").glob("*/slides.md"))
VIOLATIONS = """
async () => (await axe.run({ resultTypes: ["violations"] })).violations.map(({ id, nodes }) =>
  `${id}: ${nodes.map(({ target, html }) => `${target.join(" ")} ${html.slice(0, 80)}`).join("; ")}`)
"""
ON_THE_SLIDE = f"""
async () => {{
  // The others are hidden and inert: axe finds nothing in them and takes seconds for it.
  const others = [...document.querySelectorAll("#slideshow > .slidev-page:not(.slidegen-current)")];
  const places = others.map((section) => {{
    const place = document.createComment("");
    section.replaceWith(place);
    return place;
  }});
  const found = await ({VIOLATIONS.strip()})();
  places.forEach((place, index) => place.replaceWith(others[index]));
  return found;
}}
"""
REGION = "[role=status][aria-live=polite]"
COUNTED = """
window.told = [];
new MutationObserver((records) => told.push(records.length))
  .observe(document.querySelector('REGION'), { childList: true, characterData: true, subtree: true })
""".replace("REGION", REGION)

FOCUSED = """(() => {
  const { activeElement: at } = document;
  return at.closest('.slidev-page') ? `slide ${at.textContent}` : at.ariaLabel ?? at.textContent;
})()"""
RING = """(() => {
  const at = document.activeElement;
  const bar = getComputedStyle(at, '::after').backgroundColor;
  return getComputedStyle(at).outlineStyle !== 'none' || bar !== 'rgba(0, 0, 0, 0)';
})()"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    """Each deck of the repository as a file's address."""
    folder = tmp_path_factory.mktemp("decks")
    addresses = {}
    for deck in DECKS:
        page = folder / f"{deck.parent.name}.html"
        page.write_bytes(Builder(Entry(deck, deck.parent.name)).build().html)
        addresses[deck] = page.as_uri()
    return addresses


@pytest.fixture
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in the scheme that the test asks for; nothing in it moves, so axe sees what is there."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, color_scheme=request.param, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def visit(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-slidegen-ready]", state="attached")
    page.evaluate(Axe().axe_script)


def violations(page: Page, where: str = VIOLATIONS) -> list[str]:
    return [str(found) for found in page.evaluate(where)]


both_schemes = pytest.mark.parametrize("opened", ["dark", "light"], indirect=True)
every_deck = pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.parent.name)


@pytest.mark.slow
@every_deck
@both_schemes
def test_axe_finds_nothing_on_any_slide_of_a_deck(built: dict[Path, str], opened: Page, deck: Path) -> None:
    visit(opened, built[deck])
    found = {}
    for no in range(1, opened.evaluate("slidegen.nav.total") + 1):
        opened.evaluate(f"slidegen.nav.go({no}, 999)")
        found[no] = violations(opened, ON_THE_SLIDE)
    assert {no: wrong for no, wrong in found.items() if wrong} == {}


@pytest.mark.slow
@every_deck
@both_schemes
def test_axe_finds_nothing_on_any_slide_of_the_presenter(
    built: dict[Path, str], opened: Page, deck: Path
) -> None:
    visit(opened, built[deck] + "#/presenter/1")
    opened.wait_for_selector(".slidegen-replica")
    found = {}
    for no in range(1, opened.evaluate("slidegen.nav.total") + 1):
        opened.evaluate(f"slidegen.nav.go({no}, 999)")
        found[no] = violations(opened, ON_THE_SLIDE)
    assert {no: wrong for no, wrong in found.items() if wrong} == {}


@pytest.mark.slow
@every_deck
@both_schemes
def test_axe_finds_nothing_in_any_view(built: dict[Path, str], opened: Page, deck: Path) -> None:
    found = {}
    for view in ("overview", "read", "read?notes", "print", "notes"):
        visit(opened, f"{built[deck]}#/{view}")
        found[view] = violations(opened)
    assert {view: wrong for view, wrong in found.items() if wrong} == {}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "opened"), SCHEMES, indirect=["opened"])
def test_axe_finds_nothing_on_any_slide_of_a_themes_preview(name: str, opened: Page, tmp_path: Path) -> None:
    page = tmp_path / "preview.html"
    page.write_bytes(Builder(Entry(themes_dir() / name / "preview.md", name)).build().html)
    visit(opened, page.as_uri() + "#/print")
    assert violations(opened) == []


@both_schemes
def test_axe_finds_nothing_in_dialogs_and_layouts(opened: Page, show: Show, slides: list[FakeSlide]) -> None:
    address = show(slides).url.partition("#")[0]
    found = {}
    for key in ("?", "g"):
        visit(opened, address)
        opened.keyboard.press(key)
        found[key] = violations(opened)
    for layout in ("1", "2", "3"):
        visit(opened, f"{address}#/presenter/2")
        found[layout] = violations(opened)
        opened.get_by_role("button", name="Another layout").click()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def told(page: Page) -> list[int]:
    """The changes of the live region since the last call, which has been told: one number a change."""
    until(page, "told.length > 0")
    page.wait_for_timeout(50)
    return list(page.evaluate("told.splice(0)"))


def told_nothing(page: Page) -> bool:
    page.wait_for_timeout(50)
    return bool(page.evaluate("told.length === 0"))


def test_each_change_is_told_once(show: Show) -> None:
    page = show()
    page.evaluate(COUNTED)
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "Home", "b", "b", "End"):
        page.keyboard.press(key)
        assert told(page) == [1], key
    page.keyboard.press("ArrowRight")
    assert told_nothing(page)


def test_back_and_forward_and_the_same_address_again_are_told_once(show: Show) -> None:
    page = show()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    until(page, "location.hash.startsWith('#/3')")
    page.evaluate(COUNTED)
    for way in (page.go_back, page.go_back, page.go_forward):
        way()
        assert told(page) == [1]
    for _ in range(3):
        page.evaluate("location.hash = '#/2'")
        assert told_nothing(page)
    page.evaluate("location.hash = '#/4'")
    assert told(page) == [1]
    assert page.locator(REGION).text_content() == "Slide 4 of 4: End"


def test_a_step_of_another_window_is_told_once(show: Show) -> None:
    page = show()
    with page.context.expect_page() as window:
        page.keyboard.press("p")
    presenter = window.value
    presenter.wait_for_selector(".slidegen-replica")
    page.evaluate(COUNTED)
    presenter.evaluate(COUNTED)
    presenter.keyboard.press("ArrowRight")
    until(page, "slidegen.nav.page === 2")
    assert (told(page), told(presenter)) == ([1], [1])


def test_the_clock_is_not_read_out(show: Show) -> None:
    page = show(at="#/presenter/1")
    live = "[...document.querySelectorAll('output, [aria-live], [role=status], [role=timer]')]"
    assert (
        page.evaluate(f"{live}.filter((one) => one.closest('.slidegen-desk-time') && one.ariaLive !== 'off')")
        == []
    )


def focused(page: Page, presses: int = 60) -> list[str]:
    """What the Tab key comes to, until it comes round."""
    seen: list[str] = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        name = page.evaluate(FOCUSED)
        if name in seen:
            break
        seen.append(name)
    return seen


@pytest.mark.parametrize("at", ["#/2", "#/presenter/2"])
def test_tab_reaches_nothing_that_is_not_shown(show: Show, at: str) -> None:
    link = '<a href="#/1">{}</a>'.format
    slides = [
        FakeSlide(link("before"), note=link("note")),
        FakeSlide(link("here") + click(1, link("later")) + click(0, link("gone"), end=1), clicks=1),
        FakeSlide(link("after")),
    ]
    page = show(slides, at=at)
    in_slides = [name for name in focused(page) if name.startswith("slide ")]
    assert in_slides == ["slide here", "slide gone"]
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    until(page, "document.getAnimations().length === 0")  # what goes has faded
    assert {name for name in focused(page) if name.startswith("slide ")} == {"slide here", "slide later"}


def test_every_control_of_the_presenter_is_reached_and_has_a_name(show: Show) -> None:
    page = show(at="#/presenter/2")
    reached = focused(page)
    assert all(name.strip() for name in reached)
    named = (
        "[...document.querySelectorAll('[class*=slidegen-desk] :is(button, input):not([hidden], :disabled)')]"
    )
    names = page.evaluate(f"{named}.map((one) => one.ariaLabel ?? one.textContent)")
    assert set(names) <= set(reached)
    assert {"Notes", "Width of the panels", "Height of the panels"} <= set(reached)


def test_what_has_the_focus_shows_it(show: Show) -> None:
    page = show(at="#/presenter/2")
    for _ in range(12):
        page.keyboard.press("Tab")
        ring = page.evaluate(RING)
        assert ring is True


def test_less_motion_stills_the_presenter(show: Show) -> None:
    page = show(at="#/presenter/2", context={"reduced_motion": "reduce"})
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    assert (
        page.evaluate("document.getAnimations().filter(({ playState }) => playState === 'running').length")
        == 0
    )


def test_a_slide_without_a_heading_has_one_for_the_ear(show: Show) -> None:
    page = show([FakeSlide("<p>x</p>"), FakeSlide("y", title="Seen"), FakeSlide(click(1, "z"), clicks=1)])
    shown = "[...document.querySelectorAll('h1')].filter((one) => one.checkVisibility())"
    headings = f"{shown}.map((one) => one.textContent)"
    assert page.evaluate(headings) == ["Slide 1 of 3"]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(headings) == ["Seen"]
    page.keyboard.press("o")
    assert page.evaluate(headings) == ["Seen"]
