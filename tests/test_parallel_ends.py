"""A build of many decks that is stopped, or that somebody watches on a terminal (POSIX)."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Command

PATIENCE = 60.0
BUILD = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from slidegen.cli import main; main()"
)
"""A shell's background jobs ignore SIGINT; what a terminal runs does not."""
ARGUMENTS = (sys.executable, "-c", BUILD, "build", "decks", "-o", "site", "--jobs", "2", "--no-browser")


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


@pytest.fixture
def decks(slidegen: Command) -> Command:
    for name in "abcdef":
        slidegen.write(f"decks/{name}.md", "\n---\n\n".join(f"# {name} {number}\n" for number in range(80)))
    return slidegen


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_whole_pages_and_no_process(decks: Command, sign: signal.Signals):
    elsewhere = decks.folder / "elsewhere"
    elsewhere.mkdir()
    process = subprocess.Popen(
        [*ARGUMENTS, "--verify"],
        cwd=decks.folder,
        env={**os.environ, "TMPDIR": str(elsewhere)},
        stderr=subprocess.PIPE,
    )
    until(lambda: any(elsewhere.iterdir()))
    process.send_signal(sign)
    # Every process that builds has the same standard error: this is its end only when all are gone.
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == (1 if sign == signal.SIGINT else -signal.SIGKILL)
    assert b"Traceback" not in said
    if sign == signal.SIGINT:
        assert said.endswith(b"Aborted!\n")
        assert list(elsewhere.iterdir()) == []
    pages = [path for path in decks.files() if path.startswith("site/")]
    assert [page for page in pages if not re.fullmatch(r"site/[a-f]\.html", page)] == []
    for page in pages:
        assert (decks.folder / page).read_bytes().endswith(b"</html>\n")


def on_a_terminal(folder: Path, environment: dict[str, str]) -> str:
    """What a terminal shows of a build, as it was sent."""
    own, others = pty.openpty()
    process = subprocess.Popen(ARGUMENTS, cwd=folder, env=environment, stderr=others, stdin=others)
    os.close(others)
    shown = b""
    while True:
        try:
            part = os.read(own, 65536)
        except OSError:  # Linux says so that nobody is at the other end any more
            break
        if not part:
            break
        shown += part
    os.close(own)
    assert process.wait(PATIENCE) == 0
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_sees_one_bar_below_what_is_said(decks: Command):
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    shown = on_a_terminal(decks.folder, environment)
    bars = re.findall(r"\rBuilding  \[[#-]*\]  (\d)/6", re.sub(r"\x1b\[\?25[lh]", "", shown))
    assert sorted(set(bars)) == ["0", "1", "2", "3", "4", "5", "6"]
    assert bars == sorted(bars)
    lines = [re.sub(r".*\r", "", line) for line in shown.split("\n")]
    assert [line.split(":")[0] for line in lines if line.startswith("site/")] == [
        *(f"site/{name}.html" for name in "abcdef"),
        "site/index.html",
    ]


def test_a_terminal_of_a_ci_sees_no_bar(decks: Command):
    shown = on_a_terminal(decks.folder, {**os.environ, "CI": "true"})
    assert "Building" not in shown
    assert len(shown.splitlines()) == 7


def test_a_pipe_sees_no_bar(decks: Command):
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    done = subprocess.run(ARGUMENTS, cwd=decks.folder, env=environment, capture_output=True, check=True)
    assert b"Building" not in done.stderr
    assert len(done.stderr.splitlines()) == 7
