"""Reads from the pixels how text stands out from pictures, gradients, films and canvases behind it.

Where axe and computed colours say nothing. The text is made transparent, the slide is photographed, in
several frames where its ground moves, and each line of text is compared with its ground tile by tile:
the worst counts (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PIL import Image
from playwright.sync_api import Page

CANVAS = {"width": 980, "height": 552}
TILE = 8
"""px: about as wide as a stroke and the gap beside it."""
FRAMES = 10
"""How many different pictures are looked at where the ground moves."""
STIRS = 100
"""How often a slide is looked at again until its text stands."""
PATIENCE = 30
"""s until a moving ground must have changed, however busy the machine is."""

GROUND = """
  const isPainted = (style) => style.backgroundImage !== "none" && style.backgroundClip !== "text";
  const isGround = (element) =>
    element.matches("img, video, canvas, svg, iframe") ||
    [null, "::before", "::after"].some((part) => isPainted(getComputedStyle(element, part)));
"""
BEHIND = f"""
() => slidegen.slides.map(({{ no, clicksStart, clicks }}) => {{
  {GROUND}
  const isCutOut = (element) => getComputedStyle(element).backgroundClip === "text";
  const page = document.querySelector(`.slidev-page-${{no}}`);
  const found = [];
  for (let click = clicksStart; click <= clicks; click++) {{
    slidegen.nav.go(no, click);
    // Whether they are seen, and where they stand, changes yet.
    const elements = [page, ...page.querySelectorAll("*")];
    if (elements.some((one) => isGround(one) || isCutOut(one))) found.push(click);
  }}
  return [no, found];
}})
"""
"""By slide, the clicks at which there is any such ground, or text that is cut out of one."""
WHOLE = """
() => slidegen.slides.map(({ no, clicksStart, clicks }) =>
  [no, Array.from({ length: clicks - clicksStart + 1 }, (_, index) => clicksStart + index)])
"""
"""By slide, all its clicks."""
READ = """
(no) => {
  const page = document.querySelector(`.slidev-page-${no}`);
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
GROUND
  const isMoving = (element) =>
    element.localName === "canvas" || (element.localName === "video" && !element.paused) ||
    element.getAnimations({ subtree: true }).some((one) =>
      one.playState === "running" && one.effect.getTiming().iterations === Infinity);
  const UNREAD = "svg, template, style, .katex-mathml, [aria-hidden=true]";
  const grounds = [page, ...page.querySelectorAll(":not(svg *, pre *, .katex *)")]
    .filter((element) => isGround(element) && element.checkVisibility());
  const meet = (one, other) => one.width * one.height * other.width * other.height > 0 &&
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const opacityOf = (element) => {
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
    return opacity;
  };
  const coloursOf = (element) => {
    for (let at = element; at !== page.parentElement; at = at.parentElement) {
      const { backgroundClip, backgroundImage } = getComputedStyle(at);
      // The letters are cut out of a gradient: each of its colours must read.
      if (backgroundClip === "text") {
        return backgroundImage.match(/(?:rgba?|color|oklch|oklab|lab|lch)\\([^)]*\\)/g);
      }
    }
    return null;
  };
  // What has been scrolled away is not there to be read.
  const clipOf = (element) => {
    const clips = [];
    for (let at = element; at !== page.parentElement; at = at.parentElement) {
      if (getComputedStyle(at).overflow !== "visible") clips.push(at.getBoundingClientRect());
    }
    return (line) => {
      const most = (side) => Math.max(line[side], ...clips.map((clip) => clip[side]));
      const least = (side) => Math.min(line[side], ...clips.map((clip) => clip[side]));
      const [left, top, right, bottom] = [most("left"), most("top"), least("right"), least("bottom")];
      return { left, top, right, bottom, width: right - left, height: bottom - top };
    };
  };
  // Such as what has been scrolled below a title that stays.
  const isCovered = (element) => ({ left, top, width, height }) => {
    const there = document.elementsFromPoint(left + width / 2, top + height / 2);
    return there.slice(0, Math.max(0, there.indexOf(element)))
      .some((one) => channels(getComputedStyle(one).backgroundColor)[3] === 255 && !element.contains(one));
  };
  const found = [];
  const range = document.createRange();
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || element.closest(UNREAD)) continue;
    const opacity = opacityOf(element);
    if (opacity < 0.05 || !element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()].map(clipOf(element))
      .filter((line) => line.width >= 1 && line.height >= 1)
      .filter((line) => !isCovered(element)(line));
    const isOver = (ground) => lines.some((line) => meet(line, ground.getBoundingClientRect()));
    const behind = grounds.filter(isOver);
    const colours = coloursOf(element);
    if (behind.length === 0 && colours === null) continue;
    const { fontSize, fontWeight } = getComputedStyle(element);
    const scale = element.offsetWidth ? element.getBoundingClientRect().width / element.offsetWidth : 1;
    const size = parseFloat(fontSize) * Math.min(1, scale);
    found.push({
      text: text.data.trim().slice(0, 40),
      lines: lines.map(({ left, top, right, bottom }) => [left, top, right, bottom]),
      colours: (colours ?? [getComputedStyle(element).webkitTextFillColor]).map(channels),
      opacity,
      least: size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 3 : 4.5,
      moves: behind.some(isMoving),
    });
  }
  return found;
}
""".replace("GROUND", GROUND.strip("\n"))

HIDE = """
(hidden) => {
  document.querySelector("#hidden-text")?.remove();
  for (const element of document.querySelectorAll("[data-cut-out]")) {
    element.style.backgroundImage = element.dataset.cutOut;
    element.removeAttribute("data-cut-out");
  }
  if (!hidden) return;
  for (const element of document.querySelectorAll(".slidev-page *")) {
    if (getComputedStyle(element).backgroundClip !== "text") continue;
    element.dataset.cutOut = element.style.backgroundImage;
    element.style.backgroundImage = "none";
  }
  const style = document.createElement("style");
  style.id = "hidden-text";
  style.textContent = `*, ::before, ::after { -webkit-text-fill-color: transparent !important;
    text-shadow: none !important; text-decoration-color: transparent !important;
    transition: none !important; }`;
  document.head.append(style);
}
"""

Colour = tuple[float, float, float]


@dataclass(slots=True)
class Reading:
    """What was read of a deck."""

    texts: int = 0
    """How many pieces of text stand over such ground."""
    frames: dict[int, int] = field(default_factory=dict)
    """By slides whose ground moves: how many different pictures were looked at."""
    faint: list[str] = field(default_factory=list)
    """Texts that do not stand out, each at its worst place."""


def read_deck(page: Page, *, paints: bool) -> Reading:
    """Reads all slides of the deck that is open in `page`, at each click.

    Where no script of its theme `paints`, a click without a ground is passed over: most have none.
    """
    reading = Reading()
    page.emulate_media(reduced_motion="no-preference")
    for no, grounded in page.evaluate(WHOLE if paints else BEHIND):
        read: set[str] = set()
        for clicks in grounded:
            page.emulate_media(reduced_motion="reduce")  # no transition is on its way
            page.evaluate("([no, clicks]) => slidegen.nav.go(no, clicks)", [no, clicks])
            page.emulate_media(reduced_motion="no-preference")
            texts = [one for one in _settled(page, no) if repr(one) not in read]
            if texts:
                read.update(map(repr, texts))
                _read_texts(page, no, texts, reading)
    return reading


def _settled(page: Page, no: int) -> list[dict[str, Any]]:
    """The texts over such ground, once they stand where they will be: code scrolls, motions come to rest.

    What goes on moving for ever is taken as it is.
    """
    before = None
    for _ in range(STIRS):
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        texts = page.evaluate(READ, no)
        if not texts or texts == before:
            break
        before = texts
    return texts


def _read_texts(page: Page, no: int, texts: list[dict[str, Any]], reading: Reading) -> None:
    moves = any(text["moves"] for text in texts)
    worst = [99.0] * len(texts)
    page.evaluate(HIDE, True)
    for count, picture in enumerate(_pictures(page, FRAMES if moves else 1), 1):
        worst = [min(one, _contrast(picture, text)) for one, text in zip(worst, texts, strict=True)]
        if moves:
            reading.frames[no] = count
    page.evaluate(HIDE, False)
    reading.texts += len(texts)
    reading.faint += [
        f'slide {no}: "{text["text"]}" has {ratio:.2f}:1, not {text["least"]}:1'
        for ratio, text in zip(worst, texts, strict=True)
        if ratio < text["least"]
    ]


def _pictures(page: Page, count: int) -> Iterator[Image.Image]:
    """`count` pictures of the slide, each another one."""
    before = b""
    for _ in range(count):
        end = time.monotonic() + PATIENCE
        while (picture := _picture(page)).tobytes() == before:
            assert time.monotonic() < end, "what moves stands still"
        yield picture
        before = picture.tobytes()


def _picture(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def _contrast(picture: Image.Image, text: dict[str, Any]) -> float:
    """The least contrast that a text has with a tile of its ground."""
    return min(
        (
            contrast(_over(colour, ground, text["opacity"]), ground)
            for line in text["lines"]
            for ground in _tiles(picture, line)
            for colour in text["colours"]
        ),
        default=99.0,
    )


def _tiles(picture: Image.Image, line: list[float]) -> list[Colour]:
    """The mean colours of the tiles behind a line of text, as far as it is on the slide."""
    left, top = max(0, round(line[0])), max(0, round(line[1]))
    right, bottom = min(picture.width, round(line[2])), min(picture.height, round(line[3]))
    if right <= left or bottom <= top:
        return []
    size = (max(1, (right - left) // TILE), max(1, (bottom - top) // TILE))
    tiles = picture.resize(size, Image.Resampling.BOX, box=(left, top, right, bottom))
    raw = tiles.tobytes()
    return list({(raw[at], raw[at + 1], raw[at + 2]) for at in range(0, len(raw), 3)})


def _over(colour: list[float], ground: Colour, opacity: float) -> Colour:
    share = colour[3] / 255 * opacity
    red, green, blue = (top * share + below * (1 - share) for top, below in zip(colour, ground, strict=False))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, channels from 0 to 255 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
