"""Where an export is written, and what it may take the place of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from slidegen.core.sources import on_disk, spelled
from slidegen.export.options import ExportOptions, Format

FOLDER = Path("build")
PICTURES = ("png", "webp")
ENDINGS: Mapping[str, Format] = {
    ".pdf": "pdf",
    ".png": "png",
    ".webp": "webp",
    ".pptx": "pptx",
    ".md": "md",
    ".txt": "notes",
}
"""What a file is, by how its name ends; pictures are a folder that is called so."""
_PICTURE = re.compile(r"\d+(-\d+)?\.(png|webp)")


class NoPlaceError(Exception):
    """Nothing can be written there; the message says why."""


def format_of(output: str) -> Format | None:
    """What the ending of `output` says it is; None where it says nothing, as that of a folder."""
    path = Path(output)
    form = ENDINGS.get(path.suffix.lower())
    is_folder = output.endswith("/") or (path.is_dir() and form not in PICTURES)
    return None if is_folder else form


def export_place(name: str, options: ExportOptions) -> Path | None:
    """The file, or for pictures the folder; None is standard output. Raises NoPlaceError."""
    output = options.output
    if output == "-":
        if options.format in PICTURES:
            raise NoPlaceError("`-o -` takes one file, pictures are a folder of them")
        return None
    if output is None:
        return _refuse_others(on_disk(FOLDER / f"{name}.{options.format}"), options)
    path = Path(output)
    is_whole = options.format in PICTURES or (path.suffix and not path.is_dir() and not output.endswith("/"))
    return _refuse_others(path if is_whole else on_disk(path / f"{name}.{options.format}"), options)


def refuse_source(place: Path, asked: frozenset[Path]) -> None:
    """Raises NoPlaceError where `place` is one of the files that the deck is made of."""
    if place.resolve() in asked:
        raise NoPlaceError(f"`{spelled(place.as_posix())}` is a part of the deck; name another with -o")


def _refuse_others(place: Path, options: ExportOptions) -> Path:
    """The folder of pictures that is there may have nothing in it but pictures of an export."""
    if options.format not in PICTURES or not place.exists():
        return place
    shown = spelled(place.as_posix())
    if not place.is_dir():
        raise NoPlaceError(f"`{shown}` is a file, pictures are a folder of them; name another with -o")
    others = sorted(one.name for one in place.iterdir() if not _PICTURE.fullmatch(one.name))
    if others:
        raise NoPlaceError(f"`{shown}` also holds `{spelled(others[0])}`; name another folder with -o")
    return place
