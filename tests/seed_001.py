"""Builds the first seed deck as it is and compares it with what was measured in Slidev.

    python tests/seed_001.py SEED MEASURED.json

The seed is not in the repository; `.ci/run` runs this where it lies beside the checkout. The deck's
pictures are missing in the seed: it is built without them first, then with pictures of the sizes that
were measured with.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from chromium import find_chromium, launch_args
from measured import box_differences, hidden_at, measured_hidden
from playwright.sync_api import ConsoleMessage, Page, Request, sync_playwright

PICTURES = {
    "NN.jpg": (1200, 800),
    "NN-zoom.jpg": (1000, 750),
    "token-os-oai.jpg": (900, 620),
    "token-os-anthropic.jpg": (900, 620),
    "token-numbers.jpg": (1000, 420),
}
CLICKS = [0, 0, 0, 2, 1, 0, 0, 5, 2, 0, 2, 2, 3, 3, 0, 3, 4, 4, 3, 2, 0, 9, 8, 0]
NEAR_ENOUGH = 0.95
MOST_BYTES = 400_000
"""Of the page without its pictures."""


def main() -> None:
    seed, measured = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))["slides"]
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_args())
        _check_without_pictures(seed, folder)
        _draw_pictures(browser.new_page(), folder / "public")
        html = _build(seed, folder, expect=0)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.context.set_offline(True)
        problems: list[str] = []
        _watch(page, problems)
        page.goto(html.as_uri())
        page.wait_for_selector("html[data-slidegen-ready]")
        page.evaluate("document.fonts.ready.then(() => null)")
        _check_slides(page, measured)
        _check_boxes(page, measured)
        browser.close()
        if problems:
            sys.exit(f"the page asked or complained: {problems}")
    print("seed 001 looks and steps as measured")


def _watch(page: Page, problems: list[str]) -> None:
    """Note what the page asks for, and what it complains of."""

    def asked(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            problems.append(request.url)

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(message.text)

    page.on("request", asked)
    page.on("console", said)


def _check_without_pictures(seed: Path, folder: Path) -> None:
    html = _build(seed, folder, expect=1)
    size = html.stat().st_size
    print(f"without its pictures the page has {size:,} bytes")
    if size >= MOST_BYTES:
        sys.exit(f"that is not below {MOST_BYTES:,}")
    if "NN-zoom.jpg" not in html.read_text(encoding="utf-8"):
        sys.exit("a missing picture is not named in the page")


def _build(seed: Path, folder: Path, expect: int) -> Path:
    deck = folder / "slides.md"
    shutil.copy(seed, deck)
    html = folder / "deck.html"
    done = subprocess.run(
        [sys.executable, "-m", "slidegen.cli", "build", str(deck), "-o", str(html)],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != expect:
        sys.exit(f"slidegen build ended with {done.returncode}, not {expect}:\n{done.stderr}")
    return html


def _draw_pictures(page: Page, folder: Path) -> None:
    """Pictures of the right sizes: what they show does not matter here."""
    folder.mkdir()
    for name, (width, height) in PICTURES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.screenshot(path=folder / name, type="jpeg")


def _check_slides(page: Page, measured: dict[str, Any]) -> None:
    slides = page.evaluate("window.slidegen.slides")
    if [slide["clicks"] for slide in slides] != CLICKS:
        sys.exit(f"clicks are {[slide['clicks'] for slide in slides]}, not {CLICKS}")
    for number, slide in measured.items():
        no = int(number)
        if slides[no - 1]["layout"] != slide["layout"]:
            sys.exit(f"slide {no} has layout {slides[no - 1]['layout']}, not {slide['layout']}")
        for step in slide["steps"]:
            hidden = hidden_at(page, no, step["clicks"])
            if hidden != measured_hidden(step):
                sys.exit(
                    f"slide {no} at click {step['clicks']} hides\n{hidden}, not\n{measured_hidden(step)}"
                )


def _check_boxes(page: Page, measured: dict[str, Any]) -> None:
    count, differences = box_differences(page, measured)
    near = 1 - len(differences) / count
    print(f"{near:.1%} of {count} boxes lie within 8 px of where Slidev has them")
    for difference in differences:
        print(f"  {difference}")
    if near < NEAR_ENOUGH:
        sys.exit(f"that is less than {NEAR_ENOUGH:.0%}")


if __name__ == "__main__":
    main()
