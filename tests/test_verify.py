"""`build --verify`: the same bytes elsewhere, or the first that differs."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from command import Command

from slidegen.build import Builder, Built
from slidegen.verify.copy import copy_project
from slidegen.verify.difference import first_difference

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>'
DECK = """\
---
title: Twice
theme: ./themes/own
---

# One

$x^2$ and ![square](/linked.svg)

---
src: ./parts/more.md
---

---

# Three

<Card>in a card</Card> {{ 1 + 1 }}
"""


@pytest.fixture
def talk(slidegen: Command) -> Command:
    slidegen.write("slides.md", DECK)
    slidegen.write("parts/more.md", "# Two\n\n```py\nx = 1\n```\n")
    slidegen.write("pictures/square.svg", SQUARE)
    slidegen.write("components/Card.html", '<div class="card p-4"><slot/></div>')
    slidegen.write("style.css", ".card { color: teal }")
    slidegen.write(
        "themes/own/theme.toml", 'name = "own"\ndescription = "of the test"\nextends = "default"\n'
    )
    slidegen.write("themes/own/theme.css", ".slidev-layout h1 { letter-spacing: 1px }\n")
    (slidegen.folder / "public").mkdir()
    (slidegen.folder / "public" / "linked.svg").symlink_to("../pictures/square.svg")
    return slidegen


def test_a_deck_with_all_its_parts_is_the_same_elsewhere(talk: Command):
    done = talk("build", "--verify")
    assert done.err.replace("\\", "/").split("\n")[-2:] == [
        "talk: built again elsewhere, the same bytes",
        "",
    ], done.err
    assert done.status == 0
    assert "<title>Twice" in (talk.folder / "build" / "talk.html").read_text(encoding="utf-8")


def test_a_deck_from_standard_input_is_verified(slidegen: Command):
    done = slidegen("build", "-", "-o", "-", "--verify", stdin="# Käse\n\n---\n\n# Two\n")
    assert done.err == "stdin: built again elsewhere, the same bytes\n"
    assert done.status == 0


def test_a_byte_that_differs_is_named_with_its_slide(slidegen: Command, monkeypatch: pytest.MonkeyPatch):
    slidegen.write("slides.md", "# One\n\n---\n\n# The second slide\n\n---\n\n# Three\n")
    build = Builder.build

    def build_otherwise(self: Builder) -> Built:
        built = build(self)
        return replace(built, html=built.html.replace(b"<h1>The second", b"<h1>The 2nd"))

    monkeypatch.setattr(Builder, "build", build_otherwise)
    done = slidegen("build", "--verify")
    said = done.err.split("\n")
    page = (slidegen.folder / "build" / "talk.html").read_bytes()
    offset = page.index(b"<h1>The 2nd") + len(b"<h1>The ")
    assert said[1] == f"slidegen: talk is not the same when it is built again: byte {offset}, on slide 2"
    assert said[2].startswith("  first:  ")
    assert "The 2nd slide" in said[2]
    assert "The second slide" in said[3]
    assert done.status == 1


def test_a_second_build_that_fails_is_an_error(slidegen: Command, monkeypatch: pytest.MonkeyPatch):
    slidegen.write("slides.md", "# One\n")
    monkeypatch.setattr(
        sys, "executable", str(slidegen.write("python", "#!/bin/sh\necho no luck >&2; exit 3\n"))
    )
    (slidegen.folder / "python").chmod(0o755)
    done = slidegen("build", "--verify")
    assert done.err.split("\n")[1] == "slidegen: talk cannot be verified: the second build failed: no luck"
    assert done.status == 1


@pytest.mark.parametrize(
    ("first", "second", "offset", "where"),
    [
        (b"<head>a</head>", b"<head>b</head>", 6, "in the head"),
        (b"<head></head><p>", b"<head></head><b>", 14, "before the slides"),
        (b"<head></head>", b"<head></head>more", 13, "before the slides"),
    ],
)
def test_the_first_difference_is_found(first: bytes, second: bytes, offset: int, where: str):
    found = first_difference(first, second)
    assert found is not None
    assert (found.offset, found.where) == (offset, where)


def test_pages_that_are_the_same_have_no_difference():
    assert first_difference(b"page", b"page") is None


def test_a_copy_has_what_was_asked_for_and_nothing_else(tmp_path: Path):
    root = tmp_path / "root"
    (root / "public").mkdir(parents=True)
    for name in ("slides.md", "public/a.svg", "secret.txt"):
        (root / name).write_text(name, encoding="utf-8")
    (root / "public" / "link.svg").symlink_to("a.svg")
    (root / "public" / "gone.svg").symlink_to("nowhere.svg")
    copy_project(
        root, [root / "slides.md", root / "public" / "a.svg", root / "not-there.css"], tmp_path / "copy"
    )
    found = sorted(path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*"))
    assert found == ["public", "public/a.svg", "public/link.svg", "slides.md"]
    assert (tmp_path / "copy" / "public" / "link.svg").resolve() == tmp_path / "copy" / "public" / "a.svg"


def test_folders_are_listed_the_other_way_round_in_the_second_process(tmp_path: Path):
    for name in "abc":
        (tmp_path / name).write_text("", encoding="utf-8")
    look = (
        "from slidegen.verify.again import reverse_listings; reverse_listings(); from pathlib import Path; "
        "p = Path('.'); print(*(f.name for f in p.iterdir()), *(f.name for f in p.glob('*')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [*"cba", *"cba"]
