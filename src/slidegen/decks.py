"""Which decks a command means by what was typed (contract, "Command line").

slides.md            that deck, named after its folder
talk.md              that deck, `talk`
decks/               `slides.md` in it: that deck; else a collection
(nothing)            `slides.md` here, else `decks/`
-                    standard input
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.core.sources import shown_path, spelled

NOT_DECKS = frozenset({"readme", "changelog", "license", "contributing"})
ENTRY = "slides.md"
STDIN = Path("<stdin>")
_IMPORT = pattern(r"^src:\s*['\"]?([^'\"#\s]+)", re.M)


class NoDeckError(Exception):
    """What was typed names no deck; the message says what to type."""


@record
class Entry:
    """A deck's file and the name of what is built from it."""

    path: Path
    """Absolute; in the working folder and called `<stdin>` for standard input."""
    name: str


def find_all_decks(typed: Sequence[Path], cwd: Path) -> list[Entry]:
    """The decks meant by everything that was `typed`, each once, in that order. Raises NoDeckError."""
    found = [entry for path in typed or (None,) for entry in find_decks(path, cwd)]
    return _distinct(list(dict.fromkeys(found)), cwd)


def find_decks(typed: Path | None, cwd: Path) -> list[Entry]:
    """The decks meant by `typed`, sorted by name. Raises NoDeckError."""
    if typed is None:
        return _default(cwd)
    if str(typed) == "-":
        return [Entry(cwd / STDIN, "stdin")]
    path = (cwd / typed).resolve()
    if path.is_dir():
        return _in_folder(path, typed.as_posix(), cwd)
    if not path.exists():
        raise NoDeckError(f"`{typed.as_posix()}` is not there")
    return [_entry((cwd / typed).parent.resolve() / typed.name)]


def collection_folder(typed: Path | None, cwd: Path) -> Path | None:
    """The folder whose decks `typed` means; None where it means one deck."""
    if typed is None and (cwd / ENTRY).is_file():
        return None
    folder = (cwd / (typed or "decks")).resolve()
    return folder if folder.is_dir() and not (folder / ENTRY).is_file() else None


def _default(cwd: Path) -> list[Entry]:
    if (cwd / ENTRY).is_file():
        return [_entry(cwd / ENTRY)]
    if (cwd / "decks").is_dir():
        return _in_folder(cwd / "decks", "decks", cwd)
    raise NoDeckError(f"no deck here: there is neither `{ENTRY}` nor a folder `decks`; name a Markdown file")


def _in_folder(folder: Path, shown: str, cwd: Path) -> list[Entry]:
    if (folder / ENTRY).is_file():
        return [_entry(folder / ENTRY)]
    below = sorted(folder.glob(f"*/{ENTRY}"))
    beside = [path for path in sorted(folder.glob("*.md")) if path.stem.lower() not in NOT_DECKS]
    imported = {found for path in [*below, *beside] for found in _imports(path)}
    entries = [_entry(path) for path in [*below, *beside] if path.resolve() not in imported]
    if not entries:
        raise NoDeckError(f"`{shown}` holds no deck: no `{ENTRY}`, and no Markdown file that is one")
    return _distinct(sorted(entries, key=lambda entry: entry.name), cwd)


def _distinct(entries: list[Entry], cwd: Path) -> list[Entry]:
    """`entries`, whose names are the names of what is built: two alike would be one file."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.name, entry)
        if first is not entry:
            one, other = (shown_path(path, cwd) for path in (first.path, entry.path))
            raise NoDeckError(f"two decks are called `{entry.name}`: {one} and {other}; rename one of them")
    return entries


def _imports(path: Path) -> set[Path]:
    """Files that `path` imports with `src:`; unreadable ones are found wrong when they are built."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return set()
    return {(path.parent / name.lstrip("/")).resolve() for name in _IMPORT.findall(text)}


def _entry(path: Path) -> Entry:
    """A link has a name of its own; the pictures of its deck are beside the file that it means."""
    return Entry(path.resolve(), spelled(path.parent.name if path.name == ENTRY else path.stem))
