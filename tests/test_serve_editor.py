"""How editors are told of a line, and which commands are refused."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from slidegen.serve.editor import EditorOpener, editor_command, is_in_terminal
from slidegen.serve.live_deck import Line

PLACE = Line(Path("/decks/a talk/slides.md"), 12)
FILE = "/decks/a talk/slides.md"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("code", ["code", "-g", f"{FILE}:12"]),
        ("code --wait --reuse-window", ["code", "--wait", "--reuse-window", "-g", f"{FILE}:12"]),
        ("/usr/bin/codium", ["/usr/bin/codium", "-g", f"{FILE}:12"]),
        ("vim", ["vim", "+12", FILE]),
        ("nvim -u NONE", ["nvim", "-u", "NONE", "+12", FILE]),
        ("xterm -e vim", ["xterm", "-e", "vim", "+12", FILE]),
        ("emacsclient -n", ["emacsclient", "-n", "+12", FILE]),
        ("nano", ["nano", "+12", FILE]),
        ("subl", ["subl", f"{FILE}:12"]),
        ("zed", ["zed", f"{FILE}:12"]),
        ("hx", ["hx", f"{FILE}:12"]),
        ("idea", ["idea", "--line", "12", FILE]),
        ("pycharm", ["pycharm", "--line", "12", FILE]),
        ("kate", ["kate", "-l", "12", FILE]),
        ("notepad++.exe", ["notepad++.exe", "-n12", FILE]),
        ("'/opt/my editor/ed'", ["/opt/my editor/ed", FILE]),
        ("own --at={line} {file}", ["own", "--at=12", FILE]),
    ],
)
def test_each_editor_is_told_of_the_line_in_its_own_way(typed: str, expected: list[str]):
    assert editor_command(typed, PLACE) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("vim", True),
        ("nano", True),
        ("emacs -nw", True),
        ("emacs", False),
        ("code", False),
        ("xterm -e vim", False),
    ],
)
def test_an_editor_of_the_terminal_is_known(typed: str, expected: bool):
    assert is_in_terminal(editor_command(typed, PLACE)) == expected


def test_the_environment_says_which_editor_where_nobody_else_does(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    said = EditorOpener().open(PLACE)
    assert said == "No editor is set: start slidegen with --editor, or set $VISUAL or $EDITOR"
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert EditorOpener().open(PLACE) == "The editor `no-such-editor` is not there"
    monkeypatch.setenv("VISUAL", "no-such-visual")
    assert EditorOpener().open(PLACE) == "The editor `no-such-visual` is not there"
    assert EditorOpener("'open").open(PLACE).startswith("The editor `'open` cannot be read as a command: ")


def test_an_editor_of_the_terminal_is_not_started_without_one(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    said = EditorOpener("vim").open(PLACE)
    assert said == "`vim` needs a terminal; name another with --editor, such as `xterm -e vim`"


def test_an_editor_is_started_without_a_shell(tmp_path: Path):
    editor = tmp_path / "my-editor"
    editor.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$0.told"\n', encoding="utf-8")
    editor.chmod(0o755)
    odd = Line(tmp_path / "a; touch broken $(x).md", 3)
    opener = EditorOpener(f"{editor} --line {{line}} {{file}}")
    assert opener.open(odd) == "a; touch broken $(x).md:3 is open in my-editor"
    for started in opener._running:
        started.wait(timeout=30)
    told = tmp_path / "my-editor.told"
    assert told.read_text(encoding="utf-8").splitlines() == ["--line", "3", os.fspath(odd.path)]
