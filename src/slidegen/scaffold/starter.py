"""A starter in `assets/starters` → a new folder.

A folder with anything in it is left as it is: nobody's files are written over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from slidegen.core.sources import spelled
from slidegen.disk import write_whole
from slidegen.shipped import assets_dir
from slidegen.terminal import FAILED, MISUSED, OK, refuse, say


def write_starter(starter: str, folder: Path, words: Mapping[str, str]) -> int:
    """Write the files of `starter` into `folder`, and say their names; the exit status.

    `words` says what stands in their place for the words in capitals.
    """
    shown = spelled(folder.as_posix())
    try:
        if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
            return refuse(f"{shown} is there already, nothing is written", MISUSED)
        names = _write(assets_dir() / "starters" / starter, folder, words)
    except OSError as error:
        return refuse(f"{shown} cannot be written: {error.strerror}", FAILED)
    say(f"{shown}: {', '.join(names)}")
    return OK


def _write(starter: Path, folder: Path, words: Mapping[str, str]) -> list[str]:
    """The names of the files that were written, from `folder`. Raises OSError."""
    pattern = re.compile("|".join(map(re.escape, words)))
    names = []
    for path in sorted(path for path in starter.rglob("*") if path.is_file()):
        name = path.relative_to(starter)
        text = pattern.sub(lambda found: words[found[0]], path.read_text(encoding="utf-8"))
        write_whole(folder / name, text.encode("utf-8"))
        names.append(name.as_posix())
    return names
