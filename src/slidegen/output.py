"""Built decks → files on disk, and what is wrong → the terminal.

A file is replaced whole or not at all; where an entry cannot be read or an output cannot be written,
the old file stays (contract, "Severity").
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
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
    try:
        jobs = _jobs(typed, output, options)
    except NoDeckError as error:
        return refuse(str(error), MISUSED)
    for job in jobs:
        _build_one(job, strict=strict, verify=verify)
    return max(*(job.status for job in jobs), _write_gallery(typed, output, jobs))


def watch_decks(typed: Sequence[Path], output: str | None, options: BuildOptions, *, strict: bool) -> int:
    """Build each deck, and again whenever one of its files changes, until Ctrl-C; the exit status."""
    from slidegen.file_changes import each_change

    try:
        jobs = _jobs(typed, output, options)
    except NoDeckError as error:
        return refuse(str(error), MISUSED)
    if any(job.place is None for job in jobs):
        return refuse("--watch writes files; name one with -o", MISUSED)
    begun = time.time_ns()
    try:
        for job in jobs:
            _build_one(job, strict=strict)
        _write_gallery(typed, output, jobs)
        say("watching for changes; Ctrl-C ends it", err=True)
        for changed in each_change(lambda: {path for job in jobs for path in job.asked}, begun):
            for job in jobs:
                if changed & {*job.asked, *(path.parent for path in job.asked)}:
                    _build_one(job, strict=strict)
            _write_gallery(typed, output, jobs)
    except KeyboardInterrupt:
        pass
    return OK


@dataclass(slots=True)
class _Job:
    """A deck to be built, once or again and again, and what came of it last."""

    entry: Entry
    place: Path | None
    """None is standard output."""
    builder: Builder
    status: int = OK
    card: Card | None = None
    """What the gallery shows of the page that is there now."""
    asked: frozenset[Path] = frozenset()
    written: bytes = b""


def _jobs(typed: Sequence[Path], output: str | None, options: BuildOptions) -> list[_Job]:
    """The decks that are meant, and where they go. Raises NoDeckError."""
    try:
        entries = find_all_decks(typed, Path.cwd())
        places = [_place(entry, output, len(entries)) for entry in entries]
    except OSError as error:  # a name that no disk takes
        raise NoDeckError(f"{error.filename}: {error.strerror}") from error
    return [_Job(entry, place, Builder(entry, options)) for entry, place in zip(entries, places, strict=True)]


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


def _build_one(job: _Job, *, strict: bool, verify: bool = False) -> None:
    """Build and write a deck; a page that is the same as the last time is not written again."""
    entry, place = job.entry, job.place
    try:
        built = job.builder.build()
    except UnreadableDeckError as error:
        is_there = place is not None and place.is_file()
        job.status = refuse(str(error), error.status)
        job.card = Card(entry.name, mistakes=1) if is_there else None
        job.asked |= {entry.path}
        return
    job.asked = built.asked
    if built.html == job.written:
        return
    print_report(built.report)
    try:
        _write(built.html, place)
    except OSError as error:
        told = "" if place is None else f"{spelled(place.as_posix())} cannot be written: {error.strerror}"
        job.status, job.card = refuse(told, FAILED) if told else refuse_output(error), None
        return
    job.written = built.html
    if place is not None:
        say(_summary(built, place), err=True)
    deck = built.deck
    mistakes = sum(found.severity == "error" for found in built.report)
    job.card = Card(entry.name, deck.config.title, deck.theme.name, len(deck.slides), mistakes)
    job.status = exit_status(built.report, strict=strict)
    if verify:
        job.status = max(job.status, _verify(built, entry, job.builder.options))


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


def _write_gallery(typed: Sequence[Path], output: str | None, jobs: Sequence[_Job]) -> int:
    """A page of all decks, where those of a folder were built into a folder; the exit status."""
    cwd = Path.cwd()
    folders = [folder for one in typed or (None,) if (folder := collection_folder(one, cwd)) is not None]
    cards = [job.card for job in jobs if job.card is not None]
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
