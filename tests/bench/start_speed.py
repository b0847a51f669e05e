"""From the start of `slidegen serve` to the first slide painted, beside the least that Python takes.

    python tests/bench/start_speed.py [--slides 100] [--starts 12]

The floor is a Python that gives one plain page by its own http.server. Both say their address as soon as
they listen, a page that is open already goes there, and the slide is painted in the task after the next
animation frame. The two take turns, so that what else the machine does hits both.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from mixed import write_mixed
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from chromium import find_chromium, launch_args  # noqa: E402

WATCH = """
new MutationObserver((_, observer) => {
  if (!document.querySelector(".slidev-page-1 h1")) return;
  observer.disconnect();
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (globalThis.painted = performance.timeOrigin + performance.now());
    port2.postMessage(0);
  });
}).observe(document, { subtree: true, childList: true });
"""
FLOOR = """
from http.server import BaseHTTPRequestHandler, HTTPServer
class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><section class=slidev-page-1><h1>Slide</h1></section>")
    def log_message(self, *args): pass
server = HTTPServer(("127.0.0.1", 0), Page)
print(f"http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--slides", type=int, default=100)
    parser.add_argument("--starts", type=int, default=12)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_args())
        deck = write_mixed(Path(folder) / "slides.md", options.slides)
        commands: dict[str, Sequence[str]] = {
            "slidegen": ("-m", "slidegen.cli", "serve", str(deck)),
            "floor": ("-c", FLOOR),
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(options.starts):
            for name, command in commands.items():
                times[name].append(_start(command, browser))
        browser.close()
    for name, taken in times.items():
        median = statistics.median(taken)
        ratio = median / statistics.median(times["floor"])
        print(f"{name:<9} median {median:.2f} s, {min(taken):.2f} to {max(taken):.2f} s, {ratio:.1f} × floor")


def _start(command: Sequence[str], browser: Browser) -> float:
    """Seconds until a server that is begun by `command` has its page painted."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.add_init_script(WATCH)
    time.sleep(0.3)
    begun = time.time()
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        page.goto(server.stdout.readline().strip())
        while not (painted := page.evaluate("globalThis.painted ?? 0")):
            time.sleep(0.01)
        server.terminate()
    page.close()
    return float(painted) / 1000 - begun


if __name__ == "__main__":
    main()
