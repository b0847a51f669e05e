"""What a deck says of text wins where it wins in Slidev, and loses where it loses there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from slidegen.build import Builder
from slidegen.decks import Entry

pytestmark = pytest.mark.browser

RED, BLUE, GREEN = "rgb(239, 68, 68)", "rgb(0, 0, 255)", "rgb(0, 128, 0)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def computed(page: Page, folder: Path, files: dict[str, str], selector: str, name: str) -> str:
    """The value that the property `name` of `selector` has on the first slide of the deck in `files`."""
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8")
    built = Builder(Entry(folder / "slides.md", "deck")).build()
    (folder / "deck.html").write_bytes(built.html)
    page.goto((folder / "deck.html").as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    read = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    return page.evaluate(read, [f".slidev-page-1 {selector}", name])


@pytest.mark.parametrize(
    ("slide", "selector", "name", "value"),
    [
        ('<h1 class="text-red-500">A</h1>', "h1", "color", RED),
        ("---\ncomark: true\n---\n\n# A {.text-red-500}", "h1", "color", RED),
        ('<h6 class="text-red-500">A</h6>', "h6", "color", RED),
        ('# A\n\n<p class="text-red-500">b</p>', "p", "color", RED),
        ('<a href="https://example.com" class="text-red-500">b</a>', "a", "color", RED),
        ('<h2 class="font-mono">A</h2>', "h2", "fontFamily", "mono"),
        ('<div class="whitespace-nowrap">\n\nlong\n\n</div>', "p", "textWrapMode", "nowrap"),
        ('<h1 class="ws-nowrap">A</h1>', "h1", "textWrapMode", "nowrap"),
        ('<h1 class="text-sm">A</h1>', "h1", "fontSize", "60px"),
        (
            '---\ntheme: seriph\nlayout: default\n---\n\n<h1 class="text-red-500">A</h1>',
            "h1",
            "color",
            "color(srgb",
        ),
    ],
)
def test_a_utility_colours_text_and_leaves_its_measures(
    slide: str, selector: str, name: str, value: str, page: Page, tmp_path: Path
) -> None:
    found = computed(page, tmp_path, {"slides.md": slide}, selector, name)
    assert value in found.lower()


@pytest.mark.parametrize(
    ("css", "selector", "name", "value"),
    [
        ("h1 { color: blue }", "h1", "color", BLUE),
        ("a { color: green }", "a", "color", GREEN),
        ("p { color: blue }", "h1 + p", "color", BLUE),
        ("pre { font-size: 30px !important }", "pre", "fontSize", "12px"),
        (".slidev-layout pre { font-size: 30px; padding: 0; line-height: 3 }", "pre", "fontSize", "12px"),
        (".slidev-code { font-size: 30px !important }", "pre", "fontSize", "30px"),
        (":root { --slidev-code-font-size: 30px }", "pre", "fontSize", "30px"),
        (":root { --slidev-code-font-size: 30px }", "pre", "height", "61px"),
    ],
)
def test_a_sheet_of_the_deck_weighs_as_in_slidev(
    css: str, selector: str, name: str, value: str, page: Page, tmp_path: Path
) -> None:
    slide = "---\nlayout: default\n---\n\n# A\n\nb [c](https://example.com)\n\n```js\nd\n```\n"
    found = computed(page, tmp_path, {"slides.md": slide, "style.css": css}, selector, name)
    assert found == value


def test_a_utility_wins_over_a_sheet_of_the_deck_and_a_slides_style_over_both(
    page: Page, tmp_path: Path
) -> None:
    slide = '<div class="card p-8 m-8">a</div>\n\n<style>\n.card { margin: 2px }\n</style>\n'
    files = {"slides.md": slide, "style.css": ".card { padding: 1px; margin: 1px; border: 1px solid }"}
    found = [
        computed(page, tmp_path, files, ".card", name) for name in ("padding", "margin", "borderTopWidth")
    ]
    assert found == ["32px", "2px", "1px"]


@pytest.mark.parametrize(
    ("css", "selector", "value"),
    [
        (".two-columns { color: green }", ".two-columns", GREEN),
        (".col-left { color: green }", ".col-left", "rgb(0, 0, 0)"),
        ("div { color: green }", ".col-right", GREEN),  # inherited: the root is a div, too
        ("div { color: green } .two-columns { color: blue }", ".col-right", BLUE),
        (":deep(.col-left) { color: green }", ".col-left", GREEN),
        (".two-columns { .col-left { color: green } }", ".col-left", "rgb(0, 0, 0)"),
        (".col-left p { color: green }", "p", GREEN),
        ("footer { color: green }", "footer", "rgb(0, 0, 0)"),
    ],
)
def test_a_slides_style_reaches_what_is_written_on_it_and_the_root_of_its_layout(
    css: str, selector: str, value: str, page: Page, tmp_path: Path
) -> None:
    slide = f"---\nlayout: two-cols\n---\n\na\n\n::right::\n\nb\n\n<style>\n{css}\n</style>\n"
    files = {"slides.md": slide, "global-bottom.html": "<footer>f</footer>"}
    assert computed(page, tmp_path, files, selector, "color") == value
