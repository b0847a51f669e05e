"""From a save to the painted slide: `slidegen serve` beside a bare loop, and Slidev where it is installed.

    python tests/bench/save_speed.py [--slides 200] [--saves 40] [--slidev FOLDER]

The bare loop is the floor of any such tool: watchfiles sees the file, a WebSocket says so, and an equal
page replaces one element's content. A save is a write in place of the whole file with one word changed
on the slide that is looked at; it is painted in the task after the next animation frame. The tools take
turns, so that what else the machine does hits all. It needs `pip install watchfiles`. FOLDER is a project
with Slidev installed (`npm i @slidev/cli @slidev/theme-default`).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mixed import write_mixed
from playwright.sync_api import Browser, Page, sync_playwright
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler
from watchfiles import awatch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from chromium import find_chromium, launch_args  # noqa: E402

LOOKED_AT = 20
WATCH = """
globalThis.painted = {};
new MutationObserver(() => {
  const said = document.querySelector(".slidev-page-%d h1")?.textContent.match(/mark\\d+x/)?.[0];
  if (!said || said in painted) return;
  painted[said] = 0;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (painted[said] = performance.timeOrigin + performance.now());
    port2.postMessage(0);
  });
}).observe(document, { subtree: true, childList: true, characterData: true });
"""
BARE = """<script>
new WebSocket(`ws://${location.host}/live`).onmessage = ({ data }) => {
  document.querySelector(".slidev-page-%d h1").textContent = data;
};
for (const section of document.querySelectorAll(".slidev-page")) {
  section.classList.toggle("slidegen-current", section.matches(".slidev-page-%d"));
}
document.documentElement.dataset.slidegenView = "slide";
</script>"""


@dataclass
class Shown:
    """A tool with its page open at the slide that is edited."""

    name: str
    deck: Path
    page: Page
    times: list[float] = field(default_factory=list)
    """From save to painted, in ms."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--slides", type=int, default=200)
    parser.add_argument("--saves", type=int, default=40)
    parser.add_argument("--slidev", type=Path)
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_args())
        stack.callback(browser.close)
        shown = [
            stack.enter_context(_slidegen(folder / "ours", options.slides, browser)),
            stack.enter_context(_bare(folder / "bare", options.slides, browser)),
        ]
        if options.slidev:
            shown.append(stack.enter_context(_slidev(options.slidev, options.slides, browser)))
        for count in range(options.saves):
            for one in shown:
                one.times.append(_save(one, f"mark{count}x"))
        _tell(shown)


def _tell(shown: list[Shown]) -> None:
    floor = next(one for one in shown if one.name == "bare")
    for one in shown:
        median, late = statistics.median(one.times), _late(one.times)
        print(
            f"{one.name:<10} median {median:6.1f} ms, 95th {late:6.1f} ms,"
            f" {median / statistics.median(floor.times):.2f} × and {late / _late(floor.times):.2f} × bare"
        )


def _late(times: list[float]) -> float:
    return sorted(times)[max(0, int(len(times) * 0.95) - 1)]


def _save(one: Shown, mark: str) -> float:
    """Milliseconds until the edited slide is painted."""
    text = one.deck.read_text(encoding="utf-8")
    wanted = re.sub(rf"# Slide {LOOKED_AT - 2}\b.*", f"# Slide {LOOKED_AT - 2} {mark}", text)
    one.page.bring_to_front()
    time.sleep(0.15)
    begun = time.time() * 1000
    one.deck.write_text(wanted, encoding="utf-8", newline="\n")
    end = time.monotonic() + 20
    while not (painted := one.page.evaluate(f"painted.{mark} ?? 0")):
        if time.monotonic() > end:
            sys.exit(f"{one.name} never showed {mark}")
        time.sleep(0.01)
    return float(painted) - begun


def _open(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.add_init_script(WATCH % LOOKED_AT)
    page.goto(address)
    page.get_by_text(f"Slide {LOOKED_AT - 2}", exact=True).locator("visible=true").first.wait_for(
        timeout=60_000
    )
    return page


@contextmanager
def _slidegen(folder: Path, slides: int, browser: Browser) -> Iterator[Shown]:
    folder.mkdir()
    deck = write_mixed(folder / "slides.md", slides)
    command = [sys.executable, "-m", "slidegen.cli", "serve", str(deck), "--port", str(_free_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder) as server:
        try:
            address = (server.stdout.readline() if server.stdout else "").strip()
            yield Shown("slidegen", deck, _open(browser, f"{address}#/{LOOKED_AT}"))
        finally:
            server.terminate()


@contextmanager
def _slidev(project: Path, slides: int, browser: Browser) -> Iterator[Shown]:
    deck = write_mixed(project / "bench-slides.md", slides)
    port = _free_port()
    command = ["npx", "slidev", deck.name, "--port", str(port), "--log", "error"]
    # In a session of its own: what npx starts would outlive it.
    server = subprocess.Popen(
        command, cwd=project, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait_for(port)
        yield Shown("Slidev", deck, _open(browser, f"http://localhost:{port}/{LOOKED_AT}"))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()
        deck.unlink()


@contextmanager
def _bare(folder: Path, slides: int, browser: Browser) -> Iterator[Shown]:
    folder.mkdir()
    deck = write_mixed(folder / "slides.md", slides)
    made = folder / "page.html"
    command = [sys.executable, "-m", "slidegen.cli", "build", str(deck), "-o", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", made.read_text(encoding="utf-8"))
    head, body = text.split("</head>", 1)
    script = BARE % (LOOKED_AT, LOOKED_AT)
    page = f"{head}</head>" + re.sub(r"<script\b.*?</script>", "", body, flags=re.DOTALL) + script
    port = _free_port()
    loop = asyncio.new_event_loop()
    threading.Thread(target=_run_bare, args=(loop, port, page, deck), daemon=True).start()
    _wait_for(port)
    yield Shown("bare", deck, _open(browser, f"http://127.0.0.1:{port}/"))
    loop.call_soon_threadsafe(loop.stop)


def _run_bare(loop: asyncio.AbstractEventLoop, port: int, page: str, deck: Path) -> None:
    asyncio.set_event_loop(loop)
    open_sockets: set[WebSocketHandler] = set()

    class Document(RequestHandler):
        def get(self) -> None:
            self.write(page)

    class Live(WebSocketHandler):
        def open(self) -> None:  # type: ignore[override]
            open_sockets.add(self)

    async def watch() -> None:
        Application([("/", Document), ("/live", Live)]).listen(port, "127.0.0.1")
        async for _ in awatch(deck.parent, debounce=1, step=1):
            found = re.search(rf"# (Slide {LOOKED_AT - 2}\b.*)", deck.read_text(encoding="utf-8"))
            for one in open_sockets if found else ():
                await one.write_message(found[1] if found else "")

    loop.create_task(watch())
    loop.run_forever()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit(f"nothing listens on port {port}")


if __name__ == "__main__":
    main()
