"""A scoped style in Chromium: it reaches its slide, weighs as in Slidev, and touches nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chromium import find_chromium, launch_args
from playwright.sync_api import Page, sync_playwright

from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.css import minify_css, scope_css

pytestmark = pytest.mark.browser

SLIDE = """
<section class="slidev-page slidev-page-{no}"><div class="slidev-layout default">
<h1 class="title">Title</h1><p>one <em>two</em></p><div class="card"><p class="deep">three</p></div>
</div></section>
"""


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_args())
        yield browser.new_page()
        browser.close()


def colours(tab: Page, css: str, selector: str, *, base: str = "") -> list[str]:
    """The colour of `selector` in slides 1 and 2, when `css` is the style of slide 2."""
    report = Report()
    scoped = scope_css(css, ".slidev-page-2", Span(SourceFile("slides.md", css), 1), report)
    slides = SLIDE.format(no=1) + SLIDE.format(no=2)
    tab.set_content(f"<html class=dark><style>{base}{minify_css(scoped)}</style><body class=b>{slides}")
    read = "([css, no]) => getComputedStyle(document.querySelector(`.slidev-page-${no} ${css}`)).color"
    return [tab.evaluate(read, [selector, no]) for no in (1, 2)]


BLACK, RED = "rgb(0, 0, 0)", "rgb(255, 0, 0)"


@pytest.mark.parametrize(
    ("css", "selector"),
    [
        ("h1 { color: red }", "h1"),
        (".slidev-layout { color: red }", ".slidev-layout"),
        ("html.dark h1, .nowhere { color: red }", "h1"),
        (".slidev-layout > .title { color: red }", "h1"),
        (".dark { .slidev-layout { & > h1 { color: red } } }", "h1"),
        ("h1 { html.dark & { color: red } }", "h1"),
        (".card { color: red; p { font-size: 1px } }", ".card"),
        (".card { p { color: red } }", ".deep"),
        (".card :deep(p) { color: red }", ".deep"),
        (":deep(.card) { color: red; .deep { font-size: 1px } }", ".deep"),
        (":global(.b) h1 { color: red }", "h1"),
        ("@media (width > 1px) { h1 { @supports (color: red) { color: red } } }", "h1"),
        ("* { color: red }", "em"),
    ],
)
def test_a_rule_reaches_its_own_slide_alone(tab: Page, css: str, selector: str) -> None:
    assert colours(tab, css, selector) == [BLACK, RED]


def test_a_global_rule_reaches_both(tab: Page) -> None:
    assert colours(tab, ":global(h1) { color: red }", "h1") == [RED, RED]


def test_a_rule_weighs_one_class_more_as_in_slidev(tab: Page) -> None:
    theme = ".slidev-layout .x h1, .slidev-layout h1 { color: blue }"
    assert colours(tab, "h1 { color: red }", "h1", base=theme)[1] == RED
    heavier = ".slidev-layout h1.title { color: blue }"
    assert colours(tab, "h1 { color: red }", "h1", base=heavier)[1] == "rgb(0, 0, 255)"


def test_two_slides_may_name_their_keyframes_alike(tab: Page) -> None:
    base = "@keyframes fade { to { color: blue } }.slidev-page-1 h1 { animation: fade 1ms forwards }"
    css = "@keyframes fade { to { color: red } } h1 { animation: fade 1ms forwards }"
    colours(tab, css, "h1", base=base)
    tab.wait_for_function("document.getAnimations().every((one) => one.playState === 'finished')")
    read = "[...document.querySelectorAll('h1')].map((one) => getComputedStyle(one).color)"
    assert tab.evaluate(read) == ["rgb(0, 0, 255)", RED]
