"""Diagrams and charts in Chromium: that their texts fit, read and step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import is_foreign, until
from playwright.sync_api import Browser, Page

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry

TESTS = Path(__file__).resolve().parents[1]
DIAGRAMS = sorted((TESTS / "diagrams").glob("*.mmd"))
WORDS = "Wörter: Grundmodell mit Ärger (42 %), Straßenbahnhaltestelle & $9,99"
CHARTS = (
    "type: bar\nlabels: true\ndata: {Prompting: 62, RAG: 71}\nannotations: [{y: 80, text: Goal}]",
    "type: bar\nstack: true\nlabels: true\nx: a\ny: n\nseries: s\n"
    "data: [{a: one, n: 3, s: A}, {a: one, n: 4, s: B}]",
    "type: line\nlabels: true\nx: t\ny: [a, b]\ndata: {t: [1, 2], a: [3, 4], b: [8, 9]}\n"
    "annotations: [{x: 1.5, text: here}, {y: [5, 7], text: normal}]",
    "type: pie\ndata: {Dogs: 6, Guinea pigs and hamsters: 4}",
    "type: heatmap\nlabels: true\nx: k\ny: q\nvalue: w\ndata: [{q: a, k: b, w: 1}, {q: a, k: c, w: 9}]",
)

Open = Callable[..., Page]

OUTSIDE = """
() => [...document.querySelectorAll(".slidegen-current .slidegen-picture > svg")].flatMap((svg) => {
  const around = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const beside = left < around.left - 1 || right > around.right + 1;
    return beside || top < around.top - 1 || bottom > around.bottom + 1;
  }).map((text) => text.textContent);
})
"""
WIDER_THAN_ITS_BOX = """
() => [...document.querySelectorAll(".slidegen-current .pele-node:not(.pele-service)")].flatMap((node) => {
  const box = node.querySelector("rect");
  const text = node.querySelector("text");
  if (!box || !text) return [];
  const [outer, inner] = [box.getBoundingClientRect(), text.getBoundingClientRect()];
  return inner.width > outer.width ? [text.textContent] : [];
})
"""
# Least contrast of a text with what is below its middle, of colours that the browser itself mixes.
LOW_CONTRAST = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const mixed = (layers) => {
    canvas.globalAlpha = 1;
    canvas.clearRect(0, 0, 1, 1);
    for (const { colour, opacity } of layers) {
      canvas.globalAlpha = opacity;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = (rgb) => rgb.reduce((sum, c, at) => sum + linear(c / 255) * [0.2126, 0.7152, 0.0722][at], 0);
  const found = [];
  for (const svg of document.querySelectorAll(".slidegen-current .slidegen-picture > svg")) {
    const ground = getComputedStyle(svg).getPropertyValue("--slidegen-background");
    svg.style.pointerEvents = "auto";
    for (const text of svg.querySelectorAll("text")) {
      const { left, top, width, height } = text.getBoundingClientRect();
      const below = document.elementsFromPoint(left + width / 2, top + height / 2)
        .filter((one) => svg.contains(one) && !["svg", "text", "tspan"].includes(one.localName)).reverse();
      const probe = document.createElement("i");
      probe.style.color = ground;
      svg.parentNode.append(probe);
      const layers = [{ colour: getComputedStyle(probe).color, opacity: 1 }];
      probe.remove();
      for (const one of below) {
        const { fill, fillOpacity, opacity } = getComputedStyle(one);
        const isPlain = fill !== "none" && !fill.startsWith("url");
        if (isPlain) layers.push({ colour: fill, opacity: fillOpacity * opacity });
      }
      const ink = getComputedStyle(text.querySelector("tspan") ?? text).fill;
      const [a, b] = [light(mixed(layers)), light(mixed([...layers, { colour: ink, opacity: 1 }]))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const isRimmed = getComputedStyle(text).stroke !== "none";
      const isLow = contrast < 4.5 && !isRimmed && text.textContent.trim();
      if (isLow) found.push(`${contrast.toFixed(2)} ${text.textContent}`);
    }
  }
  return found;
}
"""


@pytest.fixture
def open_deck(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Builds a deck and opens it. An error, or a request to elsewhere, fails the test."""
    contexts, trouble = [], []

    def open_at(text: str, at: str = "", theme: str | None = None, **context: object) -> Page:
        (tmp_path / "slides.md").write_text(text, encoding="utf-8")
        built = Builder(Entry(tmp_path / "slides.md", "deck"), BuildOptions(theme=theme), tmp_path).build()
        assert [found.message for found in built.report] == []
        file = tmp_path / "deck.html"
        file.write_bytes(built.html)
        opened = browser.new_context(viewport={"width": 1280, "height": 720}, **context)
        contexts.append(opened)
        page = opened.new_page()
        page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: trouble.append(request.url) if is_foreign(request.url) else None)
        page.goto(file.as_uri() + at)
        page.wait_for_selector("html[data-slidegen-ready]", state="attached")
        page.evaluate("document.fonts.ready")
        return page

    yield open_at
    for opened in contexts:
        opened.close()
    assert trouble == []


def slides_of(page: Page) -> Iterator[int]:
    """Each slide but the first, which looks like a cover, while it is shown."""
    for no in range(2, len(DIAGRAMS) + len(CHARTS) + 2):
        page.evaluate(f"location.hash = '#/{no}'")
        page.wait_for_selector(f'.slidegen-current[data-slidev-no="{no}"]')
        yield no


def deck_of_all() -> str:
    diagrams = [f"```mermaid\n{path.read_text(encoding='utf-8')}```" for path in DIAGRAMS]
    labelled = f'```mermaid\nflowchart LR\n  A["{WORDS}"] --> B["**{WORDS}**"]\n```'
    charts = [f"```chart\n{text}\n```" for text in CHARTS]
    return "\n\n---\n\n".join(f"# Title\n\n{one}" for one in (*diagrams, labelled, *charts))


@pytest.mark.parametrize("theme", ["default", "seriph", "apple-basic", "dracula", "matrix"])
def test_no_text_is_cut_off_or_wider_than_its_box(open_deck, theme):
    page = open_deck(deck_of_all(), "#/2", theme=theme)
    texts = 0
    for no in slides_of(page):
        assert (no, page.evaluate(OUTSIDE), page.evaluate(WIDER_THAN_ITS_BOX)) == (no, [], [])
        texts += page.locator(".slidegen-current .slidegen-picture text").count()
    assert texts > 250


@pytest.mark.parametrize(
    ("theme", "scheme"),
    [
        ("default", "light"),
        ("default", "dark"),
        ("seriph", "light"),
        ("seriph", "dark"),
        ("apple-basic", "light"),
        ("apple-basic", "dark"),
        ("dracula", "dark"),
        ("matrix", "dark"),
    ],
)
def test_every_text_reads_on_what_is_below_it(open_deck, theme, scheme):
    page = open_deck(deck_of_all(), "#/2", theme=theme, color_scheme=scheme, reduced_motion="reduce")
    found = {no: page.evaluate(LOW_CONTRAST) for no in slides_of(page)}
    assert {no: low for no, low in found.items() if low} == {}
    page.evaluate("document.querySelector('.slidegen-current .slidegen-picture').style.color = 'gray'")
    assert page.evaluate(LOW_CONTRAST) != [], "nothing is measured"


def test_a_picture_follows_the_scheme_without_being_drawn_again(open_deck):
    page = open_deck("# One\n\n```mermaid\nflowchart LR\n  A --> B\n```", color_scheme="light")
    colour = "getComputedStyle(document.querySelector('.pele-node rect')).fill"
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    until(page, f"{colour} !== {light!r}")


def test_parts_come_and_go_with_the_clicks(open_deck):
    code = "flowchart LR\n  A --> B\n  B --> C"
    page = open_deck(f"# One\n\n```mermaid {{1|2|all}}\n{code}\n```", reduced_motion="reduce")
    shown = (
        "[...document.querySelectorAll('.pele-node')]"
        ".filter((one) => getComputedStyle(one).visibility === 'visible').map((one) => one.dataset.id).join()"
    )
    for key, there in (("", "A"), ("ArrowRight", "A,B"), ("ArrowRight", "A,B,C"), ("ArrowLeft", "A,B")):
        if key:
            page.keyboard.press(key)
        until(page, f"({shown}) === '{there}'")


def test_a_tall_diagram_is_fitted_and_a_scaled_one_is_as_large_as_it_says(open_deck):
    states = "\n".join(f"  s{number} --> s{number + 1}" for number in range(12))
    code = f"stateDiagram-v2\n{states}"
    deck = f"# One\n\n```mermaid\n{code}\n```\n\n---\n\n# Two\n\n```mermaid {{scale: 1.5}}\n{code}\n```"
    page = open_deck(deck)
    picture = "document.querySelector('.slidegen-current .slidegen-picture svg')"
    height = f"parseFloat(getComputedStyle({picture}).height)"
    assert page.evaluate(height) <= 0.66 * 552 + 1
    page.keyboard.press("ArrowRight")
    until(page, f"{height} > 900")
