"""Built decks → files on disk, and what is wrong → the terminal.

A file is replaced whole or not at all; where an entry cannot be read or an output cannot be written,
the old file stays (contract, "Severity").
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from slidegen.build import Builder, BuildOptions, Built, UnreadableDeckError
from slidegen.core.sources import on_disk, spelled
from slidegen.decks import Entry, NoDeckError, collection_folder, find_all_decks, find_decks
from slidegen.disk import write_whole
from slidegen.gallery import Card, draw_gallery
from slidegen.shipped import themes_dir
from slidegen.terminal import (
    FAILED,
    MISUSED,
    OK,
    count,
    exit_status,
    print_report,
    refuse,
    refuse_output,
    say,
)
from slidegen.themes import UNUSABLE, ThemeError, installed_themes, load_theme, theme_names

DEFAULT_FOLDER = Path("build")


def build_decks(
    typed: Sequence[Path], output: str | None, options: BuildOptions, *, strict: bool, verify: bool = False
) -> int:
    """Build and write each deck; the exit status. With `verify` each is built twice and compared."""
    cwd = Path.cwd()
    try:
        entries = find_all_decks(typed, cwd)
        places = [_place(entry, output, len(entries)) for entry in entries]
    except NoDeckError as error:
        return refuse(str(error), MISUSED)
    except OSError as error:  # a name that no disk takes
        return refuse(f"{error.filename}: {error.strerror}", MISUSED)
    done = [
        _build_one(entry, place, options, strict=strict, verify=verify)
        for entry, place in zip(entries, places, strict=True)
    ]
    folders = [folder for one in typed or (None,) if (folder := collection_folder(one, cwd)) is not None]
    status = max(status for status, _ in done)
    return max(status, _write_gallery(folders, output, [card for _, card in done if card is not None]))


def print_outline(typed: Path | None, options: BuildOptions, *, as_json: bool) -> int:
    """Print the slides of a deck: number, title, layout, clicks, source line."""
    try:
        entry, *more = find_decks(typed, Path.cwd())
    except NoDeckError as error:
        return refuse(str(error), MISUSED)
    if more:
        return refuse("outline takes one deck; name one of them", MISUSED)
    try:
        built = Builder(entry, options).build()
    except UnreadableDeckError as error:
        return refuse(str(error), error.status)
    print_report(built.report)
    rows = [
        {
            "no": slide.no,
            "title": slide.title_text,
            "layout": slide.layout,
            "clicks": slide.clicks,
            "path": slide.source.file.path,
            "line": slide.source.span.line,
        }
        for slide in built.deck.slides
    ]
    if as_json:
        say(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            title = row["title"] or "—"
            place = f"{row['path']}:{row['line']}"
            say(f"{row['no']:>4}  {title:<48} {row['layout']:<16} {row['clicks']:>3}  {place}")
    return exit_status(built.report, strict=False)


def print_themes() -> int:
    """Print the themes that ship, then those of installed packages, each with what it is like."""
    for name in theme_names():
        say(f"{name:<12} {load_theme(themes_dir() / name).description}")
    status = OK
    for theme in installed_themes():
        try:
            if theme.folder is None:
                raise ThemeError(f"there is no theme.toml in `{theme.value}`")
            description = load_theme(theme.folder).description
        except UNUSABLE as error:
            message = f"theme `{theme.name}` of the package `{theme.package}` cannot be used: {error}"
            status = refuse(message, FAILED)
        else:
            hidden = ", hidden by the one that ships" if theme.name in theme_names() else ""
            say(f"{theme.name:<12} {description} (package {theme.package}{hidden})")
    return status


def _build_one(
    entry: Entry, place: Path | None, options: BuildOptions, *, strict: bool, verify: bool
) -> tuple[int, Card | None]:
    """The exit status, and what the gallery shows of the page that is there now."""
    try:
        built = Builder(entry, options).build()
    except UnreadableDeckError as error:
        is_there = place is not None and place.is_file()
        return refuse(str(error), error.status), Card(entry.name, mistakes=1) if is_there else None
    print_report(built.report)
    try:
        _write(built.html, place)
    except OSError as error:
        if place is None:
            return refuse_output(error), None
        return refuse(f"{spelled(place.as_posix())} cannot be written: {error.strerror}", FAILED), None
    if place is not None:
        say(_summary(built, place), err=True)
    deck = built.deck
    mistakes = sum(found.severity == "error" for found in built.report)
    card = Card(entry.name, deck.config.title, deck.theme.name, len(deck.slides), mistakes)
    status = exit_status(built.report, strict=strict)
    return max(status, _verify(built, entry, options) if verify else OK), card


def _verify(built: Built, entry: Entry, options: BuildOptions) -> int:
    """Build again, elsewhere, and say whether it is the same; the exit status."""
    from slidegen.verify import VerifyError, verify_build

    try:
        found = verify_build(built, entry, options, Path.cwd())
    except (VerifyError, OSError) as error:
        return refuse(f"{entry.name} cannot be verified: {error}", FAILED)
    if found is not None:
        return refuse(f"{entry.name} is not the same when it is built again: {found}", FAILED)
    say(f"{entry.name}: built again elsewhere, the same bytes", err=True)
    return OK


def _write_gallery(folders: Sequence[Path], output: str | None, cards: Sequence[Card]) -> int:
    """A page of all decks, where those of a folder were built into a folder; the exit status."""
    if not folders or not cards or output == "-" or (output is not None and _is_file(Path(output))):
        return OK
    index = (DEFAULT_FOLDER if output is None else Path(output)) / "index.html"
    shown = spelled(index.as_posix())
    if any(card.name == index.stem for card in cards):
        say(f"slidegen: no gallery is written: a deck is called `{index.stem}`", err=True)
        return OK
    name = folders[0].name if len(folders) == 1 else index.resolve().parent.name
    try:
        write_whole(index, draw_gallery(spelled(name), cards))
    except OSError as error:
        return refuse(f"{shown} cannot be written: {error.strerror}", FAILED)
    say(f"{shown}: gallery, {count(len(cards), 'deck')}", err=True)
    return OK


def _write(html: bytes, place: Path | None) -> None:
    """To the file `place`, else to standard output. Raises OSError."""
    if place is not None:
        write_whole(place, html)
        return
    sys.stdout.buffer.write(html)
    sys.stdout.buffer.flush()


def _place(entry: Entry, output: str | None, count: int) -> Path | None:
    """Where a deck is written; None is standard output."""
    if output == "-":
        if count > 1:
            raise NoDeckError("`-o -` takes one deck")
        return None
    if output is None:
        return on_disk(DEFAULT_FOLDER / f"{entry.name}.html")
    path = Path(output)
    is_file = _is_file(path)
    if is_file and count > 1:
        raise NoDeckError(f"{count} decks do not fit into `{output}`, name a folder")
    return path if is_file else on_disk(path / f"{entry.name}.html")


def _is_file(path: Path) -> bool:
    return path.suffix.lower() in (".html", ".htm") and not path.is_dir()


def _summary(built: Built, place: Path) -> str:
    slides = len(built.deck.slides)
    return f"{spelled(place.as_posix())}: {count(slides, 'slide')}, {_size(len(built.html))}"


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{count / 1000:.0f} kB"
