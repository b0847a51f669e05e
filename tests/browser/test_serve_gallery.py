"""The gallery, served and built: what it shows, how it is searched, and that each deck in it is live."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from command import Command
from conftest import until
from playwright.sync_api import Browser, Page, expect
from served import open_at, put, serving, write

pytestmark = pytest.mark.browser

VIOLATIONS = """
async () => (await axe.run({ iframes: false })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
"""
FOCUSED = "document.activeElement.closest('.deck')?.dataset.name ?? document.activeElement.id"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    write(tmp_path / "package.json", "{}")
    write(tmp_path / "talks" / "apples.md", "---\ntitle: Apples & pears\n---\n\n# Apples\n\n---\n\n# Pears\n")
    write(tmp_path / "talks" / "boats.md", "---\ntheme: matrix\n---\n\n# Boats\n")
    write(tmp_path / "talks" / "clouds" / "slides.md", "---\ntheme: dracula\n---\n\n# Clouds\n")
    return tmp_path / "talks"


def titles(page: Page) -> list[str]:
    return page.locator(".deck:not([hidden]) h2").all_inner_texts()


def first_slide(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.frame_locator(f".deck[data-name='{name}'] iframe").locator(".slidegen-current h1")


def test_it_shows_title_theme_number_and_the_first_slide_itself(page: Page, talks: Path):
    with serving(talks.parent, deck="talks") as address:
        page.goto(address)
        expect(page.locator(".deck iframe")).to_have_count(3)
        assert titles(page) == ["Apples & pears", "Boats", "Clouds"]
        assert page.locator("#count").inner_text() == "3 decks"
        expect(page.locator(".deck").first).to_contain_text("2 slides")
        expect(page.locator(".deck").nth(1)).to_contain_text("matrix")
        expect(first_slide(page, "apples")).to_have_text("Apples")
        frame = page.locator("iframe").first
        assert frame.get_attribute("sandbox") == "allow-scripts"
        assert frame.evaluate("(frame) => [frame.inert, frame.loading, frame.tabIndex]") == [True, "lazy", -1]
        page.get_by_role("link", name="Apples & pears").click()
        page.wait_for_selector("html[data-slidegen-ready]")
        assert page.url.startswith(f"{address}apples.html")
        page.goto(f"{address}apples#/2")  # as a web host has it
        page.wait_for_selector("html[data-slidegen-ready]")
        assert page.url == f"{address}apples.html#/2"
        put(talks / "apples.md", "# Apples\n\n---\n\n# Plums\n")
        expect(page.locator(".slidev-page-2 h1")).to_have_text("Plums")


def test_decks_and_their_pictures_come_change_and_go_while_it_is_open(page: Page, talks: Path):
    with serving(talks.parent, deck="talks") as address:
        page.goto(address)
        expect(first_slide(page, "clouds")).to_have_text("Clouds")
        page.evaluate("document.querySelector('[data-name=clouds] iframe').kept = 'yes'")
        page.locator("#search").fill("o")
        write(talks / "deserts" / "slides.md", "# Deserts or oases\n")
        expect(page.locator(".deck[data-name=deserts] h2")).to_have_text("Deserts or oases")
        put(talks / "boats.md", "# Ships of old\n")
        expect(first_slide(page, "boats")).to_have_text("Ships of old")
        assert titles(page) == ["Ships of old", "Clouds", "Deserts or oases"]
        (talks / "boats.md").unlink()
        expect(page.locator(".deck[data-name=boats]")).to_have_count(0)
        assert page.locator("#search").input_value() == "o"
        assert page.locator("#count").inner_text() == "2 of 3 decks"
        assert page.evaluate("document.querySelector('[data-name=clouds] iframe').kept") == "yes"
        write(talks / "boats.md", "# Boats again\n")
        expect(first_slide(page, "boats")).to_have_text("Boats again")


def test_a_deck_with_mistakes_or_that_cannot_be_read_says_so_and_comes_back(page: Page, talks: Path):
    (talks / "boats.md").write_bytes(b"# caf\xe9")
    write(talks / "apples.md", "# Apples\n\n![gone](/gone.png)\n")
    with serving(talks.parent, deck="talks") as address:
        page.goto(address)
        expect(page.locator(".deck[data-name=boats]")).to_contain_text("Cannot be read")
        expect(page.locator(".deck[data-name=apples]")).to_contain_text("1 mistake")
        deck = page.context.new_page()
        deck.goto(f"{address}boats.html")
        expect(deck.locator("pre")).to_contain_text("boats.md is not UTF-8 text")
        write(talks / "boats.md", "# Boats\n")
        expect(first_slide(page, "boats")).to_have_text("Boats")
        expect(deck.locator(".slidev-page-1 h1")).to_have_text("Boats")


def test_it_is_searched_and_gone_through_by_keys(page: Page, talks: Path):
    with serving(talks.parent, deck="talks") as address:
        page.goto(address)
        expect(page.locator(".deck iframe")).to_have_count(3)
        page.keyboard.press("/")
        page.keyboard.type("dracula")
        assert titles(page) == ["Clouds"]
        assert page.locator("#count").inner_text() == "1 of 3 decks"
        page.keyboard.type("x")
        assert page.locator("#none").is_visible()
        page.keyboard.press("Escape")
        assert titles(page) == ["Apples & pears", "Boats", "Clouds"]
        page.keyboard.press("ArrowDown")
        assert page.evaluate(FOCUSED) == "apples"
        page.keyboard.press("ArrowRight")
        assert page.evaluate(FOCUSED) == "boats"
        page.keyboard.press("End")
        assert page.evaluate(FOCUSED) == "clouds"
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Home")
        page.keyboard.press("ArrowUp")
        assert page.evaluate(FOCUSED) == "search"
        page.keyboard.type("boat")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/boats\.html\b"))  # `#/1` follows once it runs


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(browser: Browser, talks: Path, scheme: str):
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    try:
        with serving(talks.parent, deck="talks") as address:
            page.goto(address)
            expect(page.locator(".deck iframe")).to_have_count(3)
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
                page.evaluate(Axe().axe_script)
                assert page.evaluate(VIOLATIONS) == []
    finally:
        context.close()


def test_the_built_gallery_works_from_a_file(page: Page, talks: Path):
    done = Command(talks.parent)("build", "talks", "-o", "site/below")
    assert done.status == 0
    asked: list[str] = []
    trouble: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto((talks.parent / "site" / "below" / "index.html").as_uri())
    expect(first_slide(page, "apples")).to_have_text("Apples")
    expect(first_slide(page, "boats")).to_have_text("Boats")
    page.get_by_role("link", name="Clouds").click()
    page.wait_for_selector("html[data-slidegen-ready]")
    until(page, "slidegen.slides[0].title === 'Clouds'")
    assert {url.partition(":")[0] for url in asked} <= {"file", "data", "blob"}
    assert trouble == []


def test_the_thumbnail_of_a_deck_is_not_live_by_itself(page: Page, talks: Path):
    lines: list[str] = []
    page.on("websocket", lambda line: lines.append(line.url))
    with serving(talks.parent, deck="talks") as address:
        open_line = f"{address.replace('http', 'ws')}live?page="
        page.goto(address)
        expect(first_slide(page, "apples")).to_have_text("Apples")
        until(page, "document.querySelectorAll('iframe').length === 3")
        assert lines == [open_line]
        open_at(page, f"{address}clouds.html")
        until(page, "slidegen.build >= 1")
