"""Decks, files and commands that are wrong, through the command itself: every word, and the exit status."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command import Command
from spec_fixtures import each_fixture


@each_fixture("errors/command")
def test_the_terminal_shows_what_is_wrong(fixture, expect, slidegen: Command):
    for name, text in fixture.files.items():
        slidegen.write(name, text)
    typed = fixture.input if fixture.blocks[0].info == "sh" else "slidegen build"
    expect(fixture, slidegen(*shlex.split(typed)[1:]).terminal)


def test_a_file_that_is_not_text_is_refused_and_the_old_page_stays(slidegen: Command):
    slidegen.write("slides.md", "# caf\xe9\n\n# Zweite\n".encode("latin-1"))
    old = slidegen.write("build/talk.html", "old")
    assert slidegen("build").terminal == (
        "slidegen: slides.md is not UTF-8 text (byte 5, line 1); save it as UTF-8\n(exit status 1)\n"
    )
    assert old.read_bytes() == b"old"
    assert slidegen.files("build") == ["talk.html"]


def test_standard_input_that_is_not_text_is_refused(slidegen: Command):
    assert slidegen("build", "-", stdin=b"# One\n\n\xff\xfe\n").terminal == (
        "slidegen: <stdin> is not UTF-8 text (byte 7, line 3); save it as UTF-8\n(exit status 1)\n"
    )
    assert slidegen.files() == ["package.json"]


def test_a_picture_taken_for_a_deck_is_refused(slidegen: Command):
    slidegen.write("slides.md", b"\x89PNG\r\n\x1a\n\0\0")
    assert slidegen("build").terminal == (
        "slidegen: slides.md is not UTF-8 text (byte 0, line 1); save it as UTF-8\n(exit status 1)\n"
    )


def test_text_with_a_byte_order_mark_is_read(slidegen: Command):
    for name, encoding in [("a", "utf-8-sig"), ("b", "utf-16")]:
        slidegen.write(f"{name}.md", "---\ntitle: Käse\n---\n# Käse\n".encode(encoding))
        done = slidegen("build", f"{name}.md", "-o", "-", "--strict")
        assert done.status == 0, done.err
        assert "<title>Käse" in done.text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("part.md", "slides.md:2:6: error: part.md is not UTF-8 text (byte 2, line 1)"),
        ("style.css", "style.css:1:1: error: style.css is not UTF-8 text (byte 2, line 1)"),
        (
            "layouts/x.html",
            "slides.md:1:1: error: `layouts/x.html` cannot be used: it is not UTF-8 text (line 1)",
        ),
        ("x.py", "slides.md:6:5: error: x.py is not UTF-8 text (byte 2, line 1)"),
    ],
)
def test_no_file_of_a_deck_that_is_not_text_stops_a_build(slidegen: Command, name: str, words: str):
    slidegen.write("slides.md", "---\nsrc: ./part.md\n---\n---\n\n<<< ./x.py\n")
    slidegen.write("part.md", "# Part\n")
    slidegen.write("x.py", "a = 1\n")
    slidegen.write(name, b"//\xe9\n")
    done = slidegen("build")
    assert done.status == 1
    assert words in done.err
    assert slidegen.files("build") == ["talk.html"]


def test_a_write_protected_page_stays_as_it_is(slidegen: Command, monkeypatch: pytest.MonkeyPatch):
    slidegen.write("slides.md", "# New")
    old = slidegen.write("build/talk.html", "old")
    monkeypatch.setattr("os.access", lambda _, mode: mode != os.W_OK)  # root may write everything
    assert slidegen("build").terminal == (
        "slidegen: build/talk.html cannot be written: Permission denied\n(exit status 1)\n"
    )
    assert old.read_bytes() == b"old"
    assert slidegen.files("build") == ["talk.html"]


def test_a_file_where_the_folder_should_be_is_said(slidegen: Command):
    slidegen.write("slides.md", "# New")
    slidegen.write("build", "a file")
    done = slidegen("build")
    assert done.status == 1
    assert re.fullmatch(
        r"slidegen: build/talk\.html cannot be written: (Not a directory|File exists)\n", done.err
    )
    assert slidegen.files() == ["build", "package.json", "slides.md"]


def test_a_name_that_the_disk_cannot_hold_is_said(slidegen: Command):
    slidegen.write("slides.md", "# New")
    done = slidegen("build", "-o", f"{'x' * 300}.html")
    assert done.status == 2
    assert done.err == f"slidegen: {'x' * 300}.html: File name too long\n"


LIMITED = """
import resource, signal, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
signal.signal(signal.SIGXFSZ, signal.{action})
from slidegen.cli import main
main()
"""
"""A disk that takes 20 kB of a file: the 20 001st byte is an error, or the end of the process."""


def build_on_a_small_disk(slidegen: Command, action: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LIMITED.format(action=action), "build"],
        cwd=slidegen.folder,
        env={**os.environ, "SLIDEGEN_CACHE": "off"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_disk_leaves_the_old_page_and_nothing_beside_it(slidegen: Command):
    slidegen.write("slides.md", "# New")
    old = slidegen.write("build/talk.html", "old")
    done = build_on_a_small_disk(slidegen, "SIG_IGN")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "slidegen: build/talk.html cannot be written: File too large\n"
    assert old.read_bytes() == b"old"
    assert slidegen.files("build") == ["talk.html"]


def test_a_build_that_is_killed_while_it_writes_leaves_the_old_page(slidegen: Command):
    slidegen.write("slides.md", "# New")
    old = slidegen.write("build/talk.html", "old")
    done = build_on_a_small_disk(slidegen, "SIG_DFL")
    assert done.returncode == -signal.SIGXFSZ, done.stderr
    assert old.read_bytes() == b"old"
    assert slidegen("build").status == 0
    assert old.read_bytes().rstrip().endswith(b"</html>")
    assert slidegen.files("build") == ["talk.html"]


def test_standard_output_that_cannot_be_written_is_said(slidegen: Command):
    slidegen.write("slides.md", "# New")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "slidegen.cli", "build", "-o", "-"],
            cwd=slidegen.folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "slidegen: standard output cannot be written: No space left on device\n"


def test_a_reader_that_goes_away_is_no_traceback(slidegen: Command):
    slidegen.write("slides.md", "# New")
    with subprocess.Popen(
        [sys.executable, "-m", "slidegen.cli", "build", "-o", "-"],
        cwd=slidegen.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(5)
        process.stdout.close()
        assert process.stderr.read() in (b"", b"slidegen: standard output cannot be written: Broken pipe\n")
    assert process.returncode in (0, 1)


def test_serving_a_deck_that_cannot_be_read_ends_with_the_reason(slidegen: Command):
    slidegen.write("slides.md", b"# caf\xe9")
    done = slidegen("serve", "--port", "0")
    assert done.status == 1
    assert done.text.startswith("http://127.0.0.1:")
    assert done.err == "slidegen: slides.md is not UTF-8 text (byte 5, line 1); save it as UTF-8\n"


def test_serving_with_a_theme_that_is_not_there_ends_with_the_reason(slidegen: Command):
    slidegen.write("slides.md", "# One")
    done = slidegen("serve", "--port", "0", "--theme", "matirx")
    assert done.status == 2
    assert done.err == "slidegen: there is no theme `matirx`; write `matrix`\n"


def test_a_page_names_what_is_missing_in_its_place(slidegen: Command):
    slidegen.write("slides.md", "# One\n\n![A chart](/chart.png)\n\n$x^{2$\n\n---\nsrc: ./gone.md\n---\n")
    page = slidegen("build", "-o", "-").text
    for named in ("chart.png", "x^{2", "./gone.md"):
        assert named in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
