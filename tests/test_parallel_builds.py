"""Many decks built at a time: the same pages and words as one after the other, and nothing left behind."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Command

from slidegen.output import processes
from slidegen.output.making import Order, Outcome, carry_out

PATIENCE = 60.0
DECK = """\
---
title: Deck {name}
---

# Deck {name}

```py
x = {name!r}
```

---

$$ x^{{{name}}} $$
"""


@pytest.fixture
def decks(slidegen: Command) -> Command:
    """Five decks, one of which cannot be read, and one with a mistake."""
    for name in "abcd":
        slidegen.write(f"decks/{name}.md", DECK.format(name=name))
    slidegen.write("decks/b.md", b"# caf\xe9\n")
    slidegen.write("decks/c/slides.md", "# In a folder\n\n![](/gone.png)\n" + "\n---\n\n# More\n" * 40)
    (slidegen.folder / "decks" / "c.md").unlink()
    return slidegen


def pages(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def test_decks_built_at_a_time_are_the_bytes_and_the_words_of_one_after_the_other(
    decks: Command, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    done = {}
    for jobs in ("1", "3"):
        monkeypatch.setenv("SLIDEGEN_CACHE", str(decks.folder / f"cache{jobs}"))
        done[jobs] = decks("build", "decks", "-o", f"site{jobs}", "--jobs", jobs)
    assert done["1"].status == done["3"].status == 1
    assert done["3"].err == done["1"].err.replace("site1/", "site3/")
    assert [line.split(":")[0] for line in done["3"].err.splitlines() if "site3" in line] == [
        "site3/a.html",
        "site3/c.html",
        "site3/d.html",
        "site3/index.html",
    ]
    assert "slidegen: decks/b.md is not UTF-8 text (byte 5, line 1); save it as UTF-8\n" in done["3"].err
    assert "decks/c/slides.md:3:5: error: `/gone.png` is not there [missing-asset]" in done["3"].err
    assert pages(decks.folder / "site1") == pages(decks.folder / "site3")


def test_others_build_where_there_is_enough_to_do(decks: Command, monkeypatch: pytest.MonkeyPatch):
    started: list[object] = []
    begin = subprocess.Popen
    monkeypatch.setattr(processes.subprocess, "Popen", lambda *a, **k: [started.append(a), begin(*a, **k)][1])
    monkeypatch.setattr(processes, "cores", lambda: 2)
    decks("build", "decks", "-o", "site")
    assert started == [], "five small decks are done before another process has begun"
    for name in "ad":
        decks.write(f"decks/{name}.md", DECK.format(name=name) + "x" * processes.WORTH)
    decks("build", "decks", "-o", "site")
    assert len(started) == 1
    monkeypatch.setattr(processes, "cores", lambda: 1)
    decks("build", "decks", "-o", "site")
    assert len(started) == 1


def test_every_build_is_compared_when_many_are_verified(slidegen: Command):
    for name in "ab":
        slidegen.write(f"decks/{name}.md", DECK.format(name=name))
    done = slidegen("build", "decks", "-o", "site", "--jobs", "2", "--verify")
    assert done.status == 0
    assert [line for line in done.err.splitlines() if "again" in line] == [
        "a: built again elsewhere, the same bytes",
        "b: built again elsewhere, the same bytes",
    ]


def test_a_bug_in_one_build_does_not_stop_the_others(decks: Command, monkeypatch: pytest.MonkeyPatch):
    def broken(order: Order) -> Outcome:
        if order.entry.name == "a":
            monkeypatch.setattr("slidegen.output.making.make_deck", lambda *_, **__: 1 / 0)
            try:
                return carry_out(order)
            finally:
                monkeypatch.undo()
        return carry_out(order)

    monkeypatch.setattr(processes, "carry_out", broken)
    done = decks("build", "decks", "-o", "site")
    assert done.status == 1
    assert done.err.startswith("slidegen: a cannot be built: Traceback (most recent call last):")
    assert "\nZeroDivisionError: division by zero\n" in done.err
    assert decks.files("site") == ["c.html", "d.html", "index.html"]


def test_a_process_that_dies_loses_the_deck_that_it_had_and_no_other(
    decks: Command, monkeypatch: pytest.MonkeyPatch
):
    took = decks.folder / "took"
    dying = (
        "import pathlib, pickle, sys; pickle.dump('', sys.stdout.buffer); sys.stdout.flush(); "
        f"sys.stdin.buffer.read(1); pathlib.Path({str(took)!r}).touch()"
    )
    begin = subprocess.Popen
    monkeypatch.setattr(
        processes.subprocess, "Popen", lambda _, **pipes: begin([sys.executable, "-c", dying], **pipes)
    )

    def waiting(order: Order) -> Outcome:
        until(took.exists)
        return carry_out(order)

    monkeypatch.setattr(processes, "carry_out", waiting)
    done = decks("build", "decks", "-o", "site", "--jobs", "2")
    [lost] = re.findall(r"slidegen: (\w) cannot be built: the process that built it came to an end", done.err)
    assert done.status == 1
    assert set(decks.files("site")) == {"a.html", "c.html", "d.html", "index.html"} - {f"{lost}.html"}


def test_processes_that_cannot_begin_are_done_without(decks: Command, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(processes.subprocess, "Popen", refuse)
    decks("build", "decks", "-o", "site", "--jobs", "3")
    assert decks.files("site") == ["a.html", "c.html", "d.html", "index.html"]
