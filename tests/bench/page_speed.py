"""What a page costs in the browser: a key, the first paint, memory, and a processor while nothing moves.

    python tests/bench/page_speed.py [--keys 200] [--runs 7] [--slides 1000]

Each figure stands beside that of a bare page in the same run, since machines differ: the same slides
and styles with a script of a few lines that shows the next click or slide and nothing else.

* Key to painted: from the time stamp of the key's event to the task after the next animation frame.
* First paint: first contentful paint as the browser tells it, with 10 slides and with many.
* Memory: the page's JavaScript heap, collected, and its nodes.
* Processor: seconds of the page's process a second, ten seconds after the last key.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from mixed import write_mixed
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from chromium import find_chromium, launch_args  # noqa: E402

from slidegen.build import Builder, BuildOptions  # noqa: E402
from slidegen.decks import Entry  # noqa: E402

BARE = """
const sections = [...document.querySelectorAll(".slidev-page")];
let at = 0;
sections.forEach((section, no) => {
  section.classList.toggle("slidegen-current", no === 0);
  const targets = section.querySelectorAll(".slidev-vclick-target");
  targets.forEach((one) => one.classList.add("slidev-vclick-hidden"));
});
document.documentElement.dataset.slidegenView = "slide";
document.getElementById("slide-content").style.setProperty("--slidegen-scale", innerWidth / 980);
addEventListener("keydown", (event) => {
  if (event.key !== "ArrowRight") return;
  event.preventDefault();
  const target = sections[at].querySelector(".slidev-vclick-hidden");
  if (target) return target.classList.remove("slidev-vclick-hidden");
  sections[at].classList.remove("slidegen-current");
  sections[++at].classList.add("slidegen-current");
});
document.documentElement.toggleAttribute("data-slidegen-ready", true);
"""
WATCH = """
globalThis.taken = [];
addEventListener("keydown", ({ timeStamp }) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => taken.push(performance.now() - timeStamp);
  port2.postMessage(0);
}), { capture: true });
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--slides", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        few, many = (_built(folder, count) for count in (10, options.slides))
        bare_few, bare_many = _bare(few), _bare(many)
        rain = _built(folder, 10, "---\ntheme: matrix\nlayout: cover\n---\n\n")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_args())
        _tell_keys(browser, many, bare_many, options.keys)
        for label, file, bare in (("10", few, bare_few), (str(options.slides), many, bare_many)):
            ours, floor = (_first_paint(browser, one, options.runs) for one in (file, bare))
            print(f"first paint, {label} slides: {ours:.0f} ms, bare {floor:.0f} ms, {ours / floor:.2f} ×")
        _tell_idle(browser, "nothing moves", many)
        _tell_idle(browser, "matrix rain", rain)
        browser.close()


def _built(folder: Path, count: int, head: str = "") -> Path:
    deck = write_mixed(folder / f"mixed-{count}{len(head)}.md", count)
    if head:
        deck.write_text(head + deck.read_text(encoding="utf-8"), encoding="utf-8")
    entry = Entry(path=deck, name=deck.stem)
    page = deck.with_suffix(".html")
    page.write_bytes(Builder(entry, BuildOptions(root=folder, cache=False), cwd=folder).build().html)
    return page


def _bare(page: Path) -> Path:
    """The same document without its scripts and its policy, and with a script of a few lines."""
    text = page.read_text(encoding="utf-8")
    head, body = text.split("</head>", 1)
    head = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", head)
    body = re.sub(r"<script\b.*?</script>", "", body, flags=re.DOTALL)
    file = page.with_suffix(".bare.html")
    file.write_text(f"{head}</head>{body}<script>{BARE}</script>", encoding="utf-8")
    return file


def _open(browser: Browser, file: Path, prepare: str = "") -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    if prepare:
        page.add_init_script(prepare)
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-slidegen-ready]", state="attached")
    return page


def _tell_keys(browser: Browser, file: Path, bare: Path, keys: int) -> None:
    """Turn about, so that what else the machine does hits both."""
    pages = [_open(browser, one, WATCH) for one in (file, bare)]
    taken: list[list[float]] = [[], []]
    for _ in range(keys // 20):
        for page, times in zip(pages, taken, strict=True):
            page.bring_to_front()
            page.evaluate("void (taken.length = 0)")
            for count in range(1, 21):
                page.keyboard.press("ArrowRight")
                while page.evaluate("taken.length") < count:
                    time.sleep(0.005)
            times.extend(page.evaluate("taken"))
    for label, times in zip(("slidegen", "bare"), taken, strict=True):
        ordered = sorted(times)
        print(
            f"key to painted, {label}: median {statistics.median(ordered):.1f} ms,"
            f" 95th {ordered[int(len(ordered) * 0.95) - 1]:.1f} ms"
        )
    ours, floor = map(statistics.median, taken)
    print(f"key to painted, ratio of the medians: {ours / floor:.2f}")
    for page in pages:
        page.close()


def _first_paint(browser: Browser, file: Path, runs: int) -> float:
    times = []
    for _ in range(runs):
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(file.as_uri())
        while not (painted := page.evaluate(PAINTED)):
            time.sleep(0.02)
        times.append(painted)
        page.close()
    return statistics.median(times)


def _tell_idle(browser: Browser, label: str, file: Path) -> None:
    page = _open(browser, file)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.collectGarbage")
    page.wait_for_timeout(3000)
    before = _figures(session)
    page.wait_for_timeout(10_000)
    after = _figures(session)
    seconds = after["Timestamp"] - before["Timestamp"]
    busy, script = ((after[name] - before[name]) / seconds for name in ("TaskDuration", "ScriptDuration"))
    print(
        f"{label}: {busy:.2%} of a processor in the page's main thread, {script:.2%} in scripts;"
        f" heap {after['JSHeapUsedSize'] / 1e6:.1f} MB, {after['Nodes']:.0f} nodes"
    )
    page.close()


def _figures(session: CDPSession) -> dict[str, float]:
    return {row["name"]: row["value"] for row in session.send("Performance.getMetrics")["metrics"]}


if __name__ == "__main__":
    main()
