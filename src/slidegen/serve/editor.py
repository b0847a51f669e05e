"""Opens a file at a line in the author's editor.

In:  a command as it is typed (`code`, `nvim -u NONE`, `xterm -e vim`, `idea --line {line} {file}`).
Out: the editor, started without a shell; each is told of the line in its own way. Where nobody named one,
`$VISUAL` and `$EDITOR` do. An editor that lives in a terminal gets the one in which slidegen runs.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from slidegen.serve.live_deck import Line

WAYS: Mapping[str, tuple[str, ...]] = {
    "code code-insiders code-oss codium vscodium cursor windsurf positron": ("-g", "{file}:{line}"),
    "vi vim nvim view gvim mvim nvim-qt neovide": ("+{line}", "{file}"),
    "emacs emacsclient nano pico micro kak joe jed ne mg gedit pluma geany xed bbedit": ("+{line}", "{file}"),
    "subl sublime_text zed zeditor hx helix atom lapce fresh": ("{file}:{line}",),
    "idea pycharm webstorm phpstorm rubymine goland clion rider fleet charm studio": (
        "--line",
        "{line}",
        "{file}",
    ),
    "kate kwrite mate kdevelop": ("-l", "{line}", "{file}"),
    "notepad++": ("-n{line}", "{file}"),
}
"""Names of programs → what they are given."""
IN_TERMINAL = frozenset("vi vim nvim view nano pico micro kak joe jed ne mg hx helix emacs-nw".split())
ONLY_FILE = ("{file}",)

_WAY_OF = {name: way for names, way in WAYS.items() for name in names.split()}


@dataclass(slots=True)
class EditorOpener:
    """Starts the editor, at most one in the terminal at a time."""

    command: str | None = None
    """As typed; None: as the environment says."""
    _running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def open(self, place: Line) -> str:
        """Open `place`; what the author is told of it."""
        typed = self.command or os.environ.get("VISUAL") or os.environ.get("EDITOR")
        shown = f"{place.path.name}:{place.line}"
        if not typed:
            return "No editor is set: start slidegen with --editor, or set $VISUAL or $EDITOR"
        try:
            command = editor_command(typed, place)
        except ValueError as error:
            return f"The editor `{typed}` cannot be read as a command: {error}"
        in_terminal = is_in_terminal(command)
        self._running = [editor for editor in self._running if editor.poll() is None]
        if in_terminal and not sys.stdin.isatty():
            return f"`{command[0]}` needs a terminal; name another with --editor, such as `xterm -e {typed}`"
        if in_terminal and self._running:
            return f"`{command[0]}` is still open in the terminal"
        program = shutil.which(command[0])
        if program is None:
            return f"The editor `{command[0]}` is not there"
        self._running.append(_start([program, *command[1:]], in_terminal=in_terminal))
        return f"{shown} is open in {PurePath(command[0]).stem}"


def editor_command(typed: str, place: Line) -> list[str]:
    """The words that open `place`. Raises ValueError where a quote is not closed."""
    words = shlex.split(typed, posix=os.name != "nt")
    if not words:
        raise ValueError("it is empty")
    if not any("{file}" in word for word in words):
        words += _WAY_OF.get(_editor_in(words), ONLY_FILE)
    file, line = str(place.path), str(place.line)
    return [word.replace("{line}", line).replace("{file}", file) for word in words]


def is_in_terminal(command: list[str]) -> bool:
    """Whether the program takes the terminal over that it is started from."""
    name = _name(command[0])
    return name in IN_TERMINAL or (name in ("emacs", "emacsclient") and not {"-nw", "-t"}.isdisjoint(command))


def _editor_in(words: list[str]) -> str:
    """The last word that is an editor (`xterm -e vim`), else the first."""
    return next((_name(word) for word in reversed(words) if _name(word) in _WAY_OF), _name(words[0]))


def _name(word: str) -> str:
    return PurePath(word.strip('"')).name.lower().removesuffix(".exe").removesuffix(".cmd")


def _start(command: list[str], *, in_terminal: bool) -> subprocess.Popen[bytes]:
    if in_terminal:
        return subprocess.Popen(command)
    nothing = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
