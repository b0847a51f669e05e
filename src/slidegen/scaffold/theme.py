"""A first theme: the starter in `assets/starters/theme`, under a name of its own.

In:  the folder as typed; its last part is the theme's name.
Out: the theme's files in it, what to do next on standard output, the exit status.
"""

from __future__ import annotations

import re
from pathlib import Path

from slidegen.core.sources import spelled
from slidegen.scaffold.starter import write_starter
from slidegen.terminal import MISUSED, OK, refuse, say

PLACEHOLDER = "NAME"
"""What stands in the starter's files where the theme's name will be."""

_NAME = re.compile(r"[^\W_][\w-]*")


def new_theme(typed: str) -> int:
    """Write a theme that works into the new folder `typed`; the exit status."""
    folder = Path(typed)
    if not _NAME.fullmatch(folder.name):
        return refuse(f"`{typed}` is no name of a theme: take letters, digits and hyphens", MISUSED)
    status = write_starter("theme", folder, {PLACEHOLDER: folder.name})
    if status == OK:
        say(_next_steps(folder, spelled(folder.as_posix())))
    return status


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
