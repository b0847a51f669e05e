"""Files beside a deck that nothing of it uses: pictures, films, parts, components, layouts.

In:  a deck in a folder of its own (`slides.md`), and every file that its build asked for. Out: those that
     nothing asked for and no text beside the deck names. What a site may want (`CNAME`, `robots.txt`, a
     file for download, in `public/`) and what is hidden, built or installed is left alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from slidegen.build import Built, drawings_folder
from slidegen.core.diagnostics import Diagnostic, Report, SourceFile, Span
from slidegen.decks import ENTRY

MEDIA = frozenset("svg png jpg jpeg gif webp avif apng mp4 webm mov ogv mp3 wav ogg m4a flac".split())
PARTS = frozenset(("components", "layouts"))
_TEXTS = frozenset("md html vue css scss less js ts mjs json yaml yml toml csv svg txt".split())
_LEFT_ALONE = frozenset("build dist node_modules exports slides-export".split())
_EXPORTED = re.compile(r"\d{2,}(?:-\d+)?\.(?:png|webp)")
"""What `export` calls pictures of slides."""
_LARGEST_TEXT = 2_000_000
"""Bytes of a file that is looked through for names."""
_KNOWN = re.compile(r"(?:readme|changelog|license|contributing)", re.IGNORECASE)


def files_are_used(built: Built, report: Report) -> None:
    """Each file of the deck's folder is used, or may be."""
    source = built.deck.source
    if source.path.name != ENTRY:
        return  # other decks stand beside it, and share its files
    folder = source.folder.resolve()
    drawings = drawings_folder(built.deck.config, source)
    files = [path for path in _below(folder) if drawings is None or not path.is_relative_to(drawings)]
    doubtful = [path for path in files if path not in built.asked and _kind(path, folder) == "file"]
    doubtful += [path for path in files if _kind(path, folder) == "part"]
    if not doubtful:
        return
    texts = {path: _read(path) for path in files if _is_text(path)}
    base = Path(source.file.path).parent
    for path in sorted(doubtful):
        if not any(_names(text, path) for other, text in texts.items() if other != path):
            shown = (base / path.relative_to(folder)).as_posix()
            message = f"nothing of the deck uses `{path.relative_to(folder).as_posix()}`"
            span = Span(SourceFile(shown, ""), 1)
            report.add(Diagnostic("unused-file", message, span, "warning", "delete it, or move it elsewhere"))


def _below(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        here = Path(where)
        # A folder that is a project or a deck of its own is not this deck's.
        folders[:] = sorted(
            name
            for name in folders
            if name not in _LEFT_ALONE and not name.startswith(".") and not (here / name / ENTRY).is_file()
        )
        made = _made(names, inner=here != folder)
        yield from (here / name for name in sorted(names) if not name.startswith(".") and name not in made)


def _made(names: list[str], *, inner: bool) -> set[str]:
    """Of the files of a folder, what slidegen made there: pictures of slides, pictures of pages."""
    if inner and all(map(_EXPORTED.fullmatch, names)):
        return set(names)
    pages = {name.removesuffix("html") + "og.png" for name in names if name.endswith(".html")}
    return pages.intersection(names)


def _kind(path: Path, folder: Path) -> str | None:
    """`file`: the build asks for it when it is used. `part`: it is used by its name."""
    ending = path.suffix[1:].lower()
    first = path.relative_to(folder).parts[0]
    if first in PARTS and ending in ("html", "vue"):
        return "part"
    if ending in MEDIA or _is_part(path, folder):
        return "file"
    return None


def _is_part(path: Path, folder: Path) -> bool:
    """Markdown in a folder of its own; a hand-out has the deck's name."""
    stem = path.stem
    return (
        path.suffix.lower() == ".md"
        and path.parent != folder
        and stem != folder.name
        and not _KNOWN.match(stem)
    )


def _is_text(path: Path) -> bool:
    return path.suffix[1:].lower() in _TEXTS and path.stat().st_size <= _LARGEST_TEXT


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _names(text: str, path: Path) -> bool:
    """Whether `text` speaks of the file: by its name, or as `<CounterBox>`, `counter-box`, `counterBox`."""
    if path.suffix[1:].lower() not in ("html", "vue"):
        return path.name in text
    words = [word for word in re.split(r"[-_ ]|(?<=[a-z0-9])(?=[A-Z])", path.stem) if word]
    return (
        re.search(rf"(?<![\w-]){'[-_]?'.join(map(re.escape, words))}(?![\w-])", text, re.IGNORECASE)
        is not None
    )
