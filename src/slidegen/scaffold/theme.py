"""A first theme: the starter in `assets/starters/theme`, under a name of its own.

In:  the folder as typed; its last part is the theme's name.
Out: the theme's files in it, what to do next on standard output, the exit status. A folder with
     anything in it is left as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

from slidegen.core.sources import spelled
from slidegen.disk import write_whole
from slidegen.shipped import assets_dir
from slidegen.terminal import FAILED, MISUSED, OK, refuse, say

PLACEHOLDER = "NAME"
"""What stands in the starter's files where the theme's name will be."""

_NAME = re.compile(r"[^\W_][\w-]*")


def new_theme(typed: str) -> int:
    """Write a theme that works into the new folder `typed`; the exit status."""
    folder = Path(typed)
    shown = spelled(folder.as_posix())
    if not _NAME.fullmatch(folder.name):
        return refuse(f"`{typed}` is no name of a theme: take letters, digits and hyphens", MISUSED)
    try:
        if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
            return refuse(f"{shown} is there already, nothing is written", MISUSED)
        names = list(_write(folder))
    except OSError as error:
        return refuse(f"{shown} cannot be written: {error.strerror}", FAILED)
    say(f"{shown}: {', '.join(names)}")
    say(_next_steps(folder, shown))
    return OK


def _write(folder: Path) -> list[str]:
    """The names of the files that were written, from `folder`. Raises OSError."""
    starter = assets_dir() / "starters" / "theme"
    names = []
    for path in sorted(path for path in starter.rglob("*") if path.is_file()):
        name = path.relative_to(starter)
        text = path.read_text(encoding="utf-8").replace(PLACEHOLDER, folder.name)
        write_whole(folder / name, text.encode("utf-8"))
        names.append(name.as_posix())
    return names


def _next_steps(folder: Path, shown: str) -> str:
    in_deck = shown if folder.is_absolute() or shown.startswith(".") else f"./{shown}"
    return f"""
Look at it while you change it:
  slidegen serve {shown}/preview.md
Use it in a deck that is beside it:
  theme: {in_deck}
Share it as a Python package; in its pyproject.toml, with the folder that theme.toml is in:
  [project.entry-points."slidegen.themes"]
  {folder.name} = "your_package.{folder.name}\""""
