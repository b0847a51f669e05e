"""The table of forms that are one file: how each is made, which package it needs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.export.options import ExportOptions, Shot, shots
from slidegen.terminal import count, print_report, progress


class NoPackageError(Exception):
    """A package is not installed that a form needs; the message says how to get it."""


def make_file(
    built: Built, slides: Sequence[Slide], options: ExportOptions, place: Path | None, file: BinaryIO
) -> str:
    """Write the form to `file`, which goes to `place`; how much is in it, for people.

    Raises NoPackageError and what `on_stage` raises.
    """
    match options.format:
        case "pptx":
            return _pptx(built, slides, options, file)
        case "md":
            file.write(_handout(built, slides, options, place))
            return count(len(slides), "slide")
        case "notes":
            from slidegen.export.spoken import write_notes

            noted = sum(bool(slide.source.note) for slide in slides)
            file.write(write_notes(slides).encode("utf-8"))
            return f"notes of {count(noted, 'slide')}"
        case _:
            return _pdf(built, slides, options, file)


def _pdf(built: Built, slides: Sequence[Slide], options: ExportOptions, file: BinaryIO) -> str:
    _need("pypdf", "browser", "PDF")
    from slidegen.export.paper import print_deck

    with progress(len(slides), "Exporting") as bar:
        pages = asyncio.run(print_deck(built, slides, options, file, bar.step))
    return count(pages, "page")


def _pptx(built: Built, slides: Sequence[Slide], options: ExportOptions, file: BinaryIO) -> str:
    _need("pptx", "pptx", "PowerPoint")
    wanted = list(shots(slides, clicks=options.clicks))
    if options.editable:
        return _editable(built, wanted, options, file)
    from slidegen.export.powerpoint import make_presentation

    with progress(len(wanted), "Exporting") as bar:
        lost = asyncio.run(make_presentation(built, wanted, options, file, bar.step))
    print_report(lost)
    return count(len(wanted), "slide")


def _editable(built: Built, wanted: Sequence[Shot], options: ExportOptions, file: BinaryIO) -> str:
    from slidegen.export.editable import make_editable

    with progress(len(wanted), "Exporting") as bar:
        made = asyncio.run(make_editable(built, wanted, options, file, bar.step))
    print_report(made.lost)
    fonts = f"; its fonts: {', '.join(made.fonts)}" if made.fonts else ""
    return f"{count(len(wanted), 'slide')}{fonts}"


def _handout(built: Built, slides: Sequence[Slide], options: ExportOptions, place: Path | None) -> bytes:
    from slidegen.export.handout import write_handout
    from slidegen.export.links import Links, files_by_name

    folder = (place or Path("-")).resolve().parent
    links = Links(files_by_name(built.asked), folder, built.deck.source.folder)
    dark = built.deck.config.schema == "dark"
    return write_handout(slides, links, notes=options.notes, dark=dark).encode("utf-8")


def _need(module: str, extra: str, form: str) -> None:
    if find_spec(module) is None:
        raise NoPackageError(f"{form} needs a package more: pip install 'slidegen[{extra}]'")
