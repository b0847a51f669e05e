"""`slidegen build --watch`: a page that follows its deck."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command import Command

PATIENCE = 60.0
WATCH = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from slidegen.cli import main; main(['build', 'decks', '-o', 'site', '--watch', '--no-browser'])"
)
"""A shell's background jobs ignore SIGINT; what a terminal runs does not."""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="8"/>'


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


@pytest.fixture
def watching(slidegen: Command) -> Iterator[tuple[Command, subprocess.Popen[bytes], Path]]:
    slidegen.write("decks/a.md", "# First\n\n![square](/square.svg)\n")
    slidegen.write("decks/b.md", "# Other\n")
    log = slidegen.folder / "log"
    with log.open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-c", WATCH],
            cwd=slidegen.folder,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stderr=err,
        )
    try:
        until(lambda: b"watching for changes" in log.read_bytes())
        yield slidegen, process, log
    finally:
        process.kill()
        process.wait()


def test_a_page_is_built_again_when_its_deck_changes(
    watching: tuple[Command, subprocess.Popen[bytes], Path],
):
    slidegen, process, log = watching
    site = slidegen.folder / "site"
    assert slidegen.files("site") == ["a.html", "b.html", "index.html"]
    other = (site / "b.html").stat()
    slidegen.write("decks/a.md", "# Second\n\n![square](/square.svg)\n")
    until(lambda: b"<h1>Second" in (site / "a.html").read_bytes())
    until(lambda: b"Second" in (site / "index.html").read_bytes())
    slidegen.write("decks/public/square.svg", SQUARE)
    until(lambda: b'alt="square" width="9' in (site / "a.html").read_bytes())
    assert (site / "b.html").stat().st_mtime_ns == other.st_mtime_ns, "nothing changed there"
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    assert b"Traceback" not in log.read_bytes()


def test_decks_that_come_and_go_have_pages_as_long_as_they_are_there(
    watching: tuple[Command, subprocess.Popen[bytes], Path],
):
    slidegen, process, log = watching
    site, index = slidegen.folder / "site", slidegen.folder / "site" / "index.html"
    other = (site / "b.html").stat()
    slidegen.write("decks/new.md", "# A new one\n")
    until(lambda: b"A new one" in index.read_bytes())
    assert b"<h1>A new one" in (site / "new.html").read_bytes()
    # A folder is there before its deck is, however fast it is copied.
    slidegen.write("decks/folder/slides.md", "# In a folder\n")
    until(lambda: b"In a folder" in index.read_bytes())
    slidegen.write("decks/folder/slides.md", "# Another word\n")
    until(lambda: b"Another word" in index.read_bytes())
    (slidegen.folder / "decks" / "new.md").unlink()
    (slidegen.folder / "decks" / "folder" / "slides.md").rename(slidegen.folder / "decks" / "moved.md")
    until(lambda: b"moved.html" in index.read_bytes() and b"new.html" not in index.read_bytes())
    assert slidegen.files("site") == ["a.html", "b.html", "index.html", "moved.html"]
    assert b"site/new.html: removed, its deck is gone\n" in log.read_bytes()
    assert (site / "b.html").stat().st_mtime_ns == other.st_mtime_ns, "nothing changed there"
    assert log.read_bytes().count(b"site/b.html: ") == 1, "and nothing was said of it"
    assert process.poll() is None


def test_a_folder_without_decks_for_a_while_gets_them_back(
    watching: tuple[Command, subprocess.Popen[bytes], Path],
):
    slidegen, _, log = watching
    site = slidegen.folder / "site"
    (site / "b.html").write_bytes(b"by somebody else")
    for name in "ab":
        (slidegen.folder / "decks" / f"{name}.md").unlink()
    until(lambda: slidegen.files("site") == ["b.html", "index.html"])
    until(lambda: b"0 decks" in (site / "index.html").read_bytes())
    assert (site / "b.html").read_bytes() == b"by somebody else", "what is not ours stays"
    assert log.read_bytes().count(b"slidegen: `decks` holds no deck: no `slides.md`, and no Markdown") == 1
    slidegen.write("decks/c.md", "# Back\n")
    until(lambda: b"Back" in (site / "index.html").read_bytes())


def test_a_name_that_two_decks_have_is_told_and_the_pages_stay(
    watching: tuple[Command, subprocess.Popen[bytes], Path],
):
    slidegen, _, log = watching
    slidegen.write("decks/a/slides.md", "# A second a\n")
    until(lambda: b"slidegen: two decks are called `a`: decks/a/slides.md and decks/a.md" in log.read_bytes())
    assert b"<h1>First" in (slidegen.folder / "site" / "a.html").read_bytes()
    (slidegen.folder / "decks" / "a.md").unlink()
    until(lambda: b"<h1>A second a" in (slidegen.folder / "site" / "a.html").read_bytes())


def test_a_deck_that_is_broken_for_a_while_keeps_its_page(
    watching: tuple[Command, subprocess.Popen[bytes], Path],
):
    slidegen, _, log = watching
    page = slidegen.folder / "site" / "b.html"
    slidegen.write("decks/b.md", b"# caf\xe9\n")
    until(lambda: b"is not UTF-8 text" in log.read_bytes())
    assert b"<h1>Other" in page.read_bytes()
    slidegen.write("decks/b.md", "# Café\n")
    until(lambda: "<h1>Café".encode() in page.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "-"), "slidegen: --watch writes files; name one with -o\n"),
        (("--verify",), "slidegen: --watch and --verify do not go together\n"),
    ],
)
def test_what_cannot_be_watched_is_said(slidegen: Command, arguments: tuple[str, ...], words: str):
    slidegen.write("slides.md", "# One\n")
    done = slidegen("build", "--watch", *arguments)
    assert (done.status, done.err) == (2, words)
