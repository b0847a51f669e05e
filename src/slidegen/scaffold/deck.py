"""A first deck: the starter in `assets/starters/deck`, with the folder's name as its title.

In:  the folder and the theme, as typed. A theme that is a folder is named from where the command runs.
Out: `slides.md` in the folder, what to do next on standard output, the exit status.
"""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path

from slidegen.build import project_root
from slidegen.core.diagnostics import did_you_mean
from slidegen.core.sources import spelled
from slidegen.scaffold.starter import write_starter
from slidegen.terminal import MISUSED, OK, refuse, say
from slidegen.themes import find_theme, installed_themes, theme_folder, theme_names

_NAME = re.compile(r"[^\W_][\w .-]*")
_PLAIN = re.compile(r"[\w./][\w./-]*")
"""What YAML takes as it is."""


def new_deck(typed: str, theme: str) -> int:
    """Write a deck into the new folder `typed`; the exit status."""
    folder = Path(typed)
    name = folder.name.rstrip()
    if name.lower().endswith(".md"):
        return refuse(f"a deck is a folder with slides.md in it: slidegen new {typed[:-3]}", MISUSED)
    if not _NAME.fullmatch(name):
        return refuse(
            f"`{typed}` is no name of a deck: take letters, digits, hyphens, dots and spaces", MISUSED
        )
    written = _as_written(theme, folder)
    place = folder.absolute()
    files = None if theme == "none" else find_theme(theme, Path.cwd(), project_root(place, None))
    if files is None and theme != "none":
        return refuse(f"there is no theme `{theme}`; {_hint(theme)}", MISUSED)
    named = written if _PLAIN.fullmatch(written) else json.dumps(written)
    words = {"THEME": f"{named}{_first_layout(files)}", "TITLE": _title(name)}
    status = write_starter("deck", folder, words)
    if status == OK:
        say(_next_steps(shlex.quote(spelled(folder.as_posix()))))
    return status


def _title(name: str) -> str:
    """`my-talk` → `My talk`."""
    words = re.sub(r"[-_\s]+", " ", spelled(name)).strip()
    return words[0].upper() + words[1:]


def _first_layout(theme: Path | None) -> str:
    """What to write of the first slide's layout: a theme that has no cover may have an intro."""
    if theme is None or any(theme.glob("layouts/cover.*")) or not any(theme.glob("layouts/intro.*")):
        return ""
    return "\nlayout: intro"


def _as_written(theme: str, folder: Path) -> str:
    """The theme as the new deck names it: a folder from its own place."""
    if theme.startswith("@") or Path(theme).is_absolute() or theme_folder(theme, folder, folder) is None:
        return theme
    path = Path(os.path.relpath(theme, folder)).as_posix()
    return path if path.startswith(".") else f"./{path}"


def _hint(theme: str) -> str:
    there = sorted({*theme_names(), *(installed.name for installed in installed_themes())})
    near = did_you_mean(theme, there)
    return (f"did you mean `{near}`? " if near else "") + f"there are: {', '.join(there)}, or a folder's path"


def _next_steps(shown: str) -> str:
    return f"""
Look at it while you change it:
  slidegen serve {shown}
Make the one file that you present:
  slidegen build {shown}"""
