"""Compares decks with what a real Slidev makes of them, slide by slide, in Chromium.

    python tests/bench/compare_with_slidev.py --slidev FOLDER DECK… [--boxes all] [--looks] [--keep]

FOLDER holds an npm installation of `@slidev/cli` with the themes and icons that the decks name. Each deck
(a Markdown file; its folder is copied to FOLDER/compared) is built by both. What differs is printed: the
number of slides, the text of each, its click total, what is seen and lit at each click, and boxes that lie
more than 8 px elsewhere. With `--looks` also sizes and colours of text, and with every click done the
pictures of both: tiles of 14 px whose mean colours differ, the worst slides side by side in FOLDER/compared.
Both pages get the same fonts, those that slidegen embeds, so that lines break alike.
"""

from __future__ import annotations

import argparse
import difflib
import functools
import io
import re
import shutil
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, Route, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from chromium import find_chromium, launch_args

from slidegen.build import Builder
from slidegen.decks import Entry

NEAR = 8.0
"""px by which a side may lie elsewhere."""
MAIN = "h1,h2,h3,h4,h5,h6,ul,ol,li,img,video"
TAGS = {"main": MAIN, "all": f"{MAIN},p,pre,table,tr,td,th,blockquote,svg,div,span,a,button,iframe,figure"}
NOTHING = {"text": "", "shows": [], "lit": [[], [], [], []], "boxes": []}
TILE = 14
"""px: the side of what `--looks` compares by its mean colour, which forgives how edges are smoothed."""
FAR = 20
"""Of 255, by which a colour may differ."""
FEW_TILES = 12
SETTLE = 250
"""ms after which Slidev's page has drawn a slide."""

VITE_CONFIG = "export default { build: { cssMinify: false, minify: false } }\n"
"""The minifier refuses some of what UnoCSS writes; nothing here is measured in bytes."""

NAV = """
(() => {
  const provides = document.querySelector("#app").__vue_app__._context.provides;
  const keys = [...Object.getOwnPropertySymbols(provides), ...Object.keys(provides)];
  const values = keys.map((key) => provides[key]);
  return values.find((value) => value && value.nav && "clicksTotal" in value.nav).nav;
})()
"""

READ = (Path(__file__).parent / "read_slide.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Seen:
    """A slide as one of the two shows it."""

    total: int
    steps: list[dict[str, Any]]
    """What `read_slide.js` reads at each click, from 0."""
    picture: bytes
    """PNG with every click done; empty without `--looks`."""


@dataclass
class Tally:
    """How much of a deck is alike."""

    slides: int = 0
    alike: int = 0
    lines: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slidev", type=Path, required=True, help="a folder with node_modules/@slidev/cli")
    parser.add_argument("--boxes", choices=("main", "all"), default="main", help="which elements to compare")
    parser.add_argument("--looks", action="store_true", help="compare font size, weight, colours, alignment")
    parser.add_argument("--keep", action="store_true", help="do not build again what Slidev has built")
    parser.add_argument("decks", nargs="+", type=Path)
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_args())
        for deck in options.decks:
            tally = compare(browser, deck.resolve(), options)
            print(f"== {deck}: {tally.alike} of {tally.slides} slides alike")
            print("\n".join(tally.lines))
        browser.close()


def compare(browser: Browser, deck: Path, options: argparse.Namespace) -> Tally:
    """Build `deck` with both, and say what differs."""
    theirs = build_with_slidev(deck, options.slidev.resolve(), keep=options.keep)
    ours = theirs / "slidegen.html"
    ours.write_bytes(Builder(Entry(deck, deck.stem)).build().html)
    with Served(theirs) as address:
        mine, fonts = read_slidegen(browser, f"{address}/slidegen.html", options)
        other = read_slidev(browser, address, fonts, options)
    tally = Tally(slides=max(len(mine), len(other)))
    if len(mine) != len(other):
        tally.lines.append(f"  {len(other)} slides in Slidev, {len(mine)} in slidegen")
    for no, (one, two) in enumerate(zip(other, mine, strict=False), 1):
        found = list(differences(one, two, looks=options.looks))
        tally.alike += not found
        if found and options.looks:
            keep_pictures(one, two, theirs.with_name(f"{theirs.name}-{no}.png"))
        tally.lines += [f"  slide {no}: {line}" for line in found]
    return tally


def build_with_slidev(deck: Path, slidev: Path, *, keep: bool) -> Path:
    """The folder with what Slidev makes of `deck`."""
    name = f"{deck.parent.name}-{deck.stem}"
    folder = slidev / "compared" / name
    built = slidev / "compared" / f"{name}-built"
    if keep and (built / "index.html").is_file():
        return built
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(deck.parent, folder, ignore=shutil.ignore_patterns("node_modules", "build", ".git"))
    if not list(folder.glob("vite.config.*")):
        (folder / "vite.config.js").write_text(VITE_CONFIG, encoding="utf-8")
    command = [
        str(slidev / "node_modules" / ".bin" / "slidev"),
        *("build", deck.name, "--out", str(built), "--router-mode", "hash"),
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode or not (built / "index.html").is_file():
        sys.exit(f"Slidev cannot build {deck}:\n{(done.stdout + done.stderr)[-3000:]}")
    return built


class Served:
    """A folder on a port of loopback."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(QuietHandler, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    """Prints nothing."""

    def log_message(self, *_: object) -> None:
        """Requests are no news."""


def new_page(browser: Browser) -> Page:
    page = browser.new_page(viewport={"width": 980, "height": 552})
    page.emulate_media(reduced_motion="reduce")
    page.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), refuse)
    return page


def refuse(route: Route) -> None:
    """No network: what Slidev would load from elsewhere is missing in both."""
    route.abort()


def read_slidegen(browser: Browser, address: str, options: argparse.Namespace) -> tuple[list[Seen], str]:
    """The slides, and the page's own font faces."""
    page = new_page(browser)
    page.goto(address)
    page.wait_for_selector("html[data-slidegen-ready]")
    page.evaluate("document.fonts.ready")
    fonts = page.evaluate(
        "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])"
        '.filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => rule.cssText).join("\\n")'
    )
    seen = []
    for slide in page.evaluate("window.slidegen.slides"):
        no, total = slide["no"], slide["clicks"]
        steps = []
        for click in range(total + 1):
            page.evaluate("([no, click]) => window.slidegen.nav.go(no, click)", [no, click])
            page.wait_for_timeout(30)
            steps.append(page.evaluate(READ, [no, TAGS[options.boxes]]))
        seen.append(Seen(total, steps, photograph(page, options)))
    page.close()
    return seen, fonts


def read_slidev(browser: Browser, address: str, fonts: str, options: argparse.Namespace) -> list[Seen]:
    page = new_page(browser)
    page.goto(f"{address}/#/1")
    page.wait_for_selector(".slidev-page-1")
    page.add_style_tag(content=fonts or "/* none */")
    page.wait_for_timeout(1000)
    count = page.evaluate(f"{NAV}.total")
    return [read_slidev_slide(page, address, no, options) for no in range(1, count + 1)]


def read_slidev_slide(page: Page, address: str, no: int, options: argparse.Namespace) -> Seen:
    steps: list[dict[str, Any]] = []
    page.goto(f"{address}/#/{no}")
    page.wait_for_timeout(SETTLE)
    page.evaluate("document.fonts.ready")
    total = page.evaluate(f"{NAV}.clicksTotal")
    for click in range(total + 1):
        page.goto(f"{address}/#/{no}?clicks={click}")
        page.wait_for_timeout(SETTLE)
        steps.append(page.evaluate(READ, [no, TAGS[options.boxes]]) or NOTHING)
    return Seen(total, steps, photograph(page, options))


def photograph(page: Page, options: argparse.Namespace) -> bytes:
    """The slide when all that moves on it has come to rest."""
    if not options.looks:
        return b""
    page.wait_for_timeout(SETTLE * 3)
    return page.screenshot()


def differences(theirs: Seen, ours: Seen, *, looks: bool) -> Iterator[str]:
    """What a reader of both would notice, a line each."""
    if theirs.total != ours.total:
        yield f"{theirs.total} clicks in Slidev, {ours.total} in slidegen"
    for told in (text_difference, shown_difference, lit_difference):
        found = (told(*steps) for steps in zip(theirs.steps, ours.steps, strict=False))
        line = next((f"click {click}: {line}" for click, line in enumerate(found) if line), "")
        if line:
            yield line
    yield from box_differences(theirs.steps[-1]["boxes"], ours.steps[-1]["boxes"], looks=looks)
    tiles = different_tiles(theirs.picture, ours.picture) if looks else 0
    if tiles > FEW_TILES:
        yield f"{tiles} tiles look different"


def text_difference(theirs: dict[str, Any], ours: dict[str, Any]) -> str:
    same = letters(theirs["text"]) == letters(ours["text"])
    return "" if same else first_difference(theirs["text"], ours["text"])


def shown_difference(theirs: dict[str, Any], ours: dict[str, Any]) -> str:
    """Pictures, tables, code and formulas that only one of both shows."""
    if theirs["shows"] == ours["shows"]:
        return ""
    return f"Slidev shows {' '.join(theirs['shows'])}, slidegen {' '.join(ours['shows'])}"


def lit_difference(theirs: dict[str, Any], ours: dict[str, Any]) -> str:
    """Lines of code that are highlighted or dimmed, and what appeared at this click or before it."""
    names = ("highlighted", "dimmed", "current", "prior")
    for name, one, two in zip(names, theirs["lit"], ours["lit"], strict=True):
        if sorted(map(letters, one)) != sorted(map(letters, two)):
            return f"{name} in Slidev {one}, in slidegen {two}"
    return ""


def different_tiles(theirs: bytes, ours: bytes) -> int:
    """How many tiles of two pictures have mean colours that lie apart."""
    means = []
    for data in (theirs, ours):
        picture = Image.open(io.BytesIO(data)).convert("RGB")
        size = (picture.width // TILE, picture.height // TILE)
        means.append(list(picture.resize(size, Image.Resampling.BOX).get_flattened_data()))
    pairs = zip(*means, strict=True)
    return sum(max(abs(a - b) for a, b in zip(one, two, strict=True)) > FAR for one, two in pairs)


def keep_pictures(theirs: Seen, ours: Seen, path: Path) -> None:
    """Both beside one another: Slidev's on the left."""
    left, right = (Image.open(io.BytesIO(seen.picture)).convert("RGB") for seen in (theirs, ours))
    both = Image.new("RGB", (left.width + right.width + 8, left.height), "magenta")
    both.paste(left, (0, 0))
    both.paste(right, (left.width + 8, 0))
    both.save(path)


def first_difference(one: str, two: str) -> str:
    """Where two texts part."""
    left, right = one.split(), two.split()
    for kind, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal" and letters(" ".join(left[a:b])) != letters(" ".join(right[c:d])):
            near, far = left[max(0, a - 2) : b + 2], right[max(0, c - 2) : d + 2]
            return f"Slidev {' '.join(near)!r}, slidegen {' '.join(far)!r}"
    return f"Slidev {one[:120]!r}, slidegen {two[:120]!r}"


def box_differences(
    theirs: list[dict[str, Any]], ours: list[dict[str, Any]], *, looks: bool
) -> Iterator[str]:
    names = [[f"{box['tag']} {letters(box['text'])[:24]}" for box in boxes] for boxes in (theirs, ours)]
    pairs = difflib.SequenceMatcher(None, *names, autojunk=False)
    for kind, a, b, c, d in pairs.get_opcodes():
        if kind != "equal":
            yield from (f"{shown(box)} is missing" for box in theirs[a:b])
            yield from (f"{shown(box)} is not in Slidev" for box in ours[c:d])
            continue
        for one, two in zip(theirs[a:b], ours[c:d], strict=True):
            if any(abs(left - right) > NEAR for left, right in zip(one["box"], two["box"], strict=True)):
                yield f"{shown(one)} is at {rounded(two)}"
            if looks and one["look"] != two["look"]:
                yield f"{shown(one)} looks {one['look']}, ours {two['look']}"
            if looks and differ(one["colour"], two["colour"]):
                yield f"{shown(one)} is {one['colour']}, ours {two['colour']}"


def differ(one: str, two: str) -> bool:
    """Whether two colours of text do; an empty one is not compared."""
    numbers = [re.findall(r"[\d.]+", colour) for colour in (one, two)]
    return all(numbers) and any(abs(float(a) - float(b)) > NEAR for a, b in zip(*numbers, strict=False))


def shown(box: dict[str, Any]) -> str:
    return f"{box['tag']} {box['text'][:32]!r} {rounded(box)}"


def rounded(box: dict[str, Any]) -> list[int]:
    return [round(side) for side in box["box"]]


def letters(text: str) -> str:
    """White space between and within words is not compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


if __name__ == "__main__":
    main()
