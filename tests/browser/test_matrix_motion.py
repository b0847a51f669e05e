"""The curtain, the headings and the arrows of the theme matrix, and what stops all that moves in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import until
from playwright.sync_api import Browser, Page
from rain_deck import IS_LIT, Opening, build_deck, windows

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_deck(tmp_path_factory.mktemp("rain"))


@pytest.fixture
def open_deck(browser: Browser, deck: Path) -> Iterator[Opening]:
    yield from windows(browser, deck)


@pytest.fixture
def page(open_deck: Opening) -> Page:
    return open_deck()


def test_the_way_to_a_section_is_a_curtain_of_rain(open_deck: Opening) -> None:
    page = open_deck("#/2")
    page.keyboard.press("ArrowRight")
    until(page, "seen.curtains === 1")
    until(page, "!document.querySelector('.slidegen-rain-curtain, .slidegen-leaving')")
    until(page, IS_LIT)
    page.keyboard.press("ArrowLeft")
    until(page, "seen.curtains === 2")


def test_a_key_goes_on_from_under_the_curtain(open_deck: Opening) -> None:
    page = open_deck("#/2")
    page.evaluate("slidegen.nav.next(); slidegen.nav.next(); slidegen.nav.go(5)")
    assert page.locator(".slidegen-leaving, .slidegen-rain-curtain").count() == 0
    assert page.evaluate("slidegen.nav.page") == 5


def test_a_heading_is_deciphered_once_and_is_text_all_the_while(page: Page) -> None:
    until(page, "seen.ciphered.length === 1")
    page.keyboard.press("ArrowRight")
    until(page, "seen.ciphered.length === 2")
    assert page.evaluate("document.querySelector('.slidegen-current h1').textContent") == "Text"
    assert page.evaluate("seen.ciphered") == ["Atitle", "Text"]
    until(
        page,
        "!CSS.highlights.size && !document.querySelector('[data-matrix-ciphered], .slidegen-rain-cipher')",
    )
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("seen.ciphered") == ["Atitle", "Text"]


def test_the_key_m_stops_the_curtain_and_the_headings_too(open_deck: Opening) -> None:
    page = open_deck("#/2")
    until(page, "seen.ciphered.length === 1")
    page.keyboard.press("m")
    assert page.evaluate("CSS.highlights.size") == 0
    page.keyboard.press("ArrowRight")
    assert page.locator(".slidegen-leaving").count() == 0
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("[seen.ciphered.length, seen.curtains]") == [1, 0]
    assert page.locator(".slidegen-rain").count() == 0
    assert (
        page.evaluate("document.querySelector('.slidegen-current').getAnimations({subtree: true}).length")
        == 0
    )


def test_who_wants_less_motion_has_none_until_it_is_asked_for(open_deck: Opening) -> None:
    page = open_deck("#/2", reduced_motion="reduce")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator(".slidegen-rain, .slidegen-rain-cipher, .slidegen-rain-curtain").count() == 0
    assert page.evaluate("[seen.ciphered.length, seen.curtains]") == [0, 0]
    page.keyboard.press("m")
    until(page, IS_LIT)


def test_nothing_of_it_is_printed(page: Page) -> None:
    until(page, "seen.ciphered.length === 1")
    page.emulate_media(media="print")
    until(page, "document.documentElement.dataset.slidegenView === 'print'")
    for name in ("slidegen-rain", "slidegen-rain-cipher", "matrix-arrows"):
        assert page.locator(f".{name}:visible").count() == 0
    assert page.evaluate("CSS.highlights.size") == 0
    glow = "getComputedStyle(document.querySelector('.slidev-layout.cover h1')).textShadow"
    assert page.evaluate(glow) == "none"


def test_arrows_are_always_in_sight_and_lead_on_and_back(page: Page) -> None:
    arrows = page.get_by_role("navigation", name="Arrows")
    assert arrows.is_visible()
    arrows.get_by_role("button", name="One step on").click()
    assert page.evaluate("slidegen.nav.page") == 2
    arrows.get_by_role("button", name="One step back").click()
    assert page.evaluate("slidegen.nav.page") == 1
    page.evaluate("slidegen.nav.go(4)")
    assert arrows.is_hidden()
    page.keyboard.press("o")
    assert arrows.is_hidden()


def test_a_thumbnail_is_a_picture(open_deck: Opening) -> None:
    page = open_deck("#/1?still")
    assert page.locator(".slidegen-rain, .matrix-arrows").count() == 0
    assert page.evaluate("seen.ciphered") == []
