"""The decks of the repository as an audience sees them: from the disk, without a network, in Chromium."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from conftest import position, until
from measured import read_slide
from playwright.sync_api import Browser, BrowserContext, Page

from slidegen.build import Builder, Built
from slidegen.decks import find_decks

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("llms-from-scratch", "tour", "transformers-day-2")
MEASURED = json.loads((ROOT / "tests" / "decks" / "llms-from-scratch.json").read_text(encoding="utf-8"))
CLICKS = [0, 0, 0, 2, 1, 0, 0, 5, 2, 0, 2, 2, 3, 3, 0, 3, 4, 4, 3, 2, 0, 9, 8, 0]

LISTEN = """
window.trouble = [];
window.shifts = [];
addEventListener("securitypolicyviolation", (event) => {
  trouble.push(`${event.violatedDirective} forbids ${event.blockedURI}`);
});
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) shifts.push(shift.value);
}).observe({ type: "layout-shift", buffered: true });
"""

UNSIZED = """
() => [...document.querySelectorAll(".slidev-page img")].filter((img) => {
  const { width, height } = img.attributes;
  if (!width || !height) return true;
  return Math.abs(width.value / height.value - img.naturalWidth / img.naturalHeight) > 0.02;
}).map((img) => `${img.alt}: ${img.outerHTML.slice(0, 80)}`)
"""

UNSEEN_TEXT = """
() => {
  const unseen = [];
  let above = -1;
  for (const page of document.querySelectorAll(".slidev-page")) {
    const { top, bottom } = page.getBoundingClientRect();
    if (top < above) unseen.push(`slide ${page.dataset.slidevNo} starts above the end of the one before`);
    above = bottom;
    const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement;
      if (!text.data.replace("\\u200b", "").trim()) continue;
      if (element.closest("template, .katex-mathml, button, svg, video, audio")) continue;
      if (element.closest(".slidegen-magic-move > :not(:last-child)")) continue; // its result is there
      const range = document.createRange();
      range.selectNodeContents(text);
      const { width, height } = range.getBoundingClientRect();
      const style = getComputedStyle(element);
      let opacity = 1;
      for (let at = element; at; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
      if (width * height === 0 || style.visibility !== "visible" || opacity < 0.3) {
        unseen.push(`slide ${page.dataset.slidevNo}: ${text.data.trim()}`);
      }
    }
  }
  return unseen;
}
"""

OWN_SCRIPT = "Blocked script execution in 'about:srcdoc'"


@dataclass
class Shown:
    """A deck that is open, and all that its page asked for and complained of."""

    page: Page
    built: Built
    trouble: list[str] = field(default_factory=list)

    def hear(self, said: str) -> None:
        """Keep what the console says, but for what the test itself puts into frames that run no scripts."""
        if OWN_SCRIPT not in said:
            self.trouble.append(said)

    @property
    def slides(self) -> list[dict[str, Any]]:
        return self.page.evaluate("slidegen.slides")

    def go(self, no: int, clicks: int = 0) -> None:
        self.page.evaluate("([no, clicks]) => slidegen.nav.go(no, clicks)", [no, clicks])


@pytest.fixture(scope="module", params=NAMES)
def deck(request: pytest.FixtureRequest) -> Built:
    return build(request.param)


def build(name: str) -> Built:
    built = Builder(find_decks(ROOT / "decks" / name, ROOT)[0], cwd=ROOT).build()
    assert [found.frame() for found in built.report] == []
    return built


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    yield context
    context.close()


@pytest.fixture
def shown(deck: Built, context: BrowserContext, tmp_path: Path) -> Iterator[Shown]:
    """Whatever a test does: no request, no message, no violation of the policy."""
    yield from show(deck, context, tmp_path)


def show(built: Built, context: BrowserContext, folder: Path) -> Iterator[Shown]:
    file = folder / "deck.html"
    file.write_bytes(built.html)
    page = context.new_page()
    shown = Shown(page, built)
    own = ("data:", "blob:", "about:")

    def asked(url: str) -> None:
        if not url.startswith(own) and url.partition("#")[0] != file.as_uri():
            shown.trouble.append(f"asks for {url}")

    page.on("request", lambda request: asked(request.url))
    page.on("console", lambda message: shown.hear(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: shown.trouble.append(str(error)))
    page.on("websocket", lambda socket: shown.trouble.append(f"opens {socket.url}"))
    page.add_init_script(LISTEN)
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-slidegen-ready]")
    yield shown
    assert shown.trouble + page.evaluate("window.trouble") == []


def walk(slides: list[dict[str, Any]]) -> list[str]:
    """Every position of a deck, in the order in which it is presented."""
    return [
        f"{slide['no']}.{click}"
        for slide in slides
        for click in range(slide["clicksStart"], slide["clicks"] + 1)
    ]


def test_a_deck_is_presented_with_two_keys_from_the_first_slide_to_the_last_and_back(shown: Shown):
    slides = shown.slides
    wanted = walk(slides)
    steps = sum(slide["clicks"] - slide["clicksStart"] for slide in slides)
    assert len(wanted) == steps + len(slides)
    page = shown.page
    passed = [position(page)]
    for _ in range(steps + len(slides) - 1):
        page.keyboard.press("ArrowRight")
        passed.append(position(page))
    assert passed == wanted
    page.keyboard.press("ArrowRight")
    assert position(page) == wanted[-1], "after the end comes nothing"
    back = [position(page)]
    for _ in range(steps + len(slides) - 1):
        page.keyboard.press("ArrowLeft")
        back.append(position(page))
    assert back == wanted[::-1]


def test_every_slide_is_one_page_with_its_layout_in_it(shown: Shown):
    seen = shown.page.evaluate(
        """[...document.querySelectorAll(".slidev-page")].map((page) => [
          Number(page.dataset.slidevNo), page.className.includes(`slidev-page-${page.dataset.slidevNo}`),
          [...page.querySelectorAll(".slidev-layout")].map((layout) => [...layout.classList])])"""
    )
    slides = shown.slides
    assert [no for no, *_ in seen] == list(range(1, len(slides) + 1))
    for slide, (_, named, layouts) in zip(slides, seen, strict=True):
        assert named
        assert [slide["layout"] in classes for classes in layouts] == [True], slide
    assert [slide["layout"] for slide in slides] == [slide.layout for slide in shown.built.deck.slides]
    assert [slide["clicks"] for slide in slides] == [slide.clicks for slide in shown.built.deck.slides]


def test_the_overview_shows_every_slide_and_asks_for_nothing(shown: Shown):
    page = shown.page
    page.keyboard.press("o")
    until(page, "document.documentElement.dataset.slidegenView === 'overview'")
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    until(page, "document.documentElement.dataset.slidegenView !== 'overview'")
    assert position(page) == "1.0"


def test_the_size_of_every_picture_is_known_before_it_is_decoded(shown: Shown):
    page = shown.page
    page.evaluate("Promise.all([...document.images].map((img) => img.decode().catch(() => null)))")
    assert page.evaluate(UNSIZED) == []
    for slide in shown.slides[:12]:
        shown.go(slide["no"])
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert sum(page.evaluate("window.shifts")) < 0.01


def test_without_scripts_all_text_is_there_in_order(deck: Built, browser: Browser, tmp_path: Path):
    file = tmp_path / "deck.html"
    file.write_bytes(deck.html)
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.evaluate(UNSEEN_TEXT) == []
    read = page.locator(".slidev-page").evaluate_all("pages => pages.map((page) => page.innerText)")
    assert len(read) == len(deck.deck.slides)
    for slide, text in zip(deck.deck.slides, read, strict=True):
        if slide.title_text and slide.title_text != deck.deck.config.title:
            assert letters(slide.title_text) in letters(text), slide.no
    context.close()


def test_each_slide_is_printed_on_a_page_of_its_own_with_every_click_done(shown: Shown):
    printed = shown.page.pdf(prefer_css_page_size=True, print_background=True)
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", printed)
    boxes = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", printed))
    slides = shown.slides
    assert len(pages) == len(slides)
    assert {tuple(round(float(side)) for side in box.split()) for box in boxes} == {(0, 0, 735, 414)}
    assert position(shown.page) == "1.0"


def letters(text: str) -> str:
    return re.sub(r"\W", "", text).lower()


@pytest.fixture(scope="module")
def talk() -> Built:
    return build("llms-from-scratch")


@pytest.fixture
def llms(talk: Built, context: BrowserContext, tmp_path: Path) -> Iterator[Shown]:
    yield from show(talk, context, tmp_path)


def test_the_talk_has_the_slides_layouts_and_clicks_that_were_measured(llms: Shown):
    slides = llms.slides
    assert [slide["clicks"] for slide in slides] == CLICKS
    assert [slide["clicks"] for slide in MEASURED["slides"]] == CLICKS
    assert [slide["layout"] for slide in slides] == [slide["layout"] for slide in MEASURED["slides"]]


def test_the_talk_hides_at_each_click_what_was_measured(llms: Shown):
    for slide in MEASURED["slides"]:
        for clicks, wanted in enumerate(slide["hidden"]):
            seen = read_slide(llms.page, slide["no"], clicks)
            hidden = [element["tag"] for element in seen if element["hidden"]]
            assert hidden == wanted, f"slide {slide['no']} at click {clicks}"
