"""`slidegen export`: a deck is built, and given another form; the exit status.

What is written is replaced whole or not at all, as the page is.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any

from slidegen.browser import BrowserFailedError, NoBrowserError
from slidegen.build import Builder, BuildOptions, Built, UnreadableDeckError
from slidegen.core.diagnostics import Report
from slidegen.core.sources import spelled
from slidegen.decks import NoDeckError, find_decks
from slidegen.disk import write_whole
from slidegen.export.defaults import BadDefaultError, export_name, export_options
from slidegen.export.forms import NoPackageError, make_file
from slidegen.export.options import DRAWN, ExportOptions, NotASlideError, chosen_slides, shots
from slidegen.export.patience import TooSlowError
from slidegen.export.pictures import write_pictures
from slidegen.export.places import NoPlaceError, export_place, refuse_source
from slidegen.terminal import (
    FAILED,
    MISUSED,
    count,
    exit_status,
    print_report,
    progress,
    refuse,
    refuse_output,
    say,
)


def export_deck(typed: Path | None, build: BuildOptions, asked: Mapping[str, Any]) -> int:
    """Build the deck and write its other form; the exit status.

    `asked` are the fields of `ExportOptions` that the command line names; the headmatter may name others.
    """
    try:
        entry, *more = find_decks(typed, Path.cwd())
        if more:
            return refuse("export takes one deck; name one of them", MISUSED)
        built = Builder(entry, build).build()
        options = export_options(built.deck.config, asked)
        if asked.get("editable") and options.format != "pptx":
            return refuse("`--editable` is for `--format pptx`", MISUSED)
        place = export_place(export_name(built.deck.config, entry.name), options)
    except (NoDeckError, NoPlaceError, BadDefaultError) as error:
        return refuse(str(error), MISUSED)
    except UnreadableDeckError as error:
        return refuse(str(error), error.status)
    print_report(built.report)
    print_report(_unmet(built, options))
    try:
        said = _export(built, place, options)
    except (NotASlideError, NoPlaceError) as error:
        return refuse(str(error), MISUSED)
    except (NoBrowserError, NoPackageError, BrowserFailedError, TooSlowError) as error:
        return refuse(str(error), FAILED)
    except OSError as error:
        if place is None:
            return refuse_output(error)
        return refuse(f"{spelled(place.as_posix())} cannot be written: {error.strerror}", FAILED)
    if place is not None:
        say(f"{spelled(place.as_posix())}: {said}", err=True)
    return exit_status(built.report, strict=False)


def _unmet(built: Built, options: ExportOptions) -> Report:
    """What was asked for that the deck does not allow."""
    report, config = Report(), built.deck.config
    if options.dark and options.format in DRAWN and config.schema == "light" and built.deck.slides:
        written = config.values.spans.get("colorSchema") or config.values.spans.get("theme")
        report.warning(
            "export-stays-light",
            "`--dark` changes nothing, the deck is light only",
            written or built.deck.slides[0].source.span,
            "write `colorSchema: auto`, with a theme that has both",
        )
    return report


def _export(built: Built, place: Path | None, options: ExportOptions) -> str:
    """Writes the form; how much is in it, for people."""
    slides = chosen_slides(built.deck, options.range)
    if place is not None:
        refuse_source(place, built.asked)
    if place is not None and options.format in ("png", "webp"):
        wanted = list(shots(slides, clicks=options.clicks))
        with progress(len(wanted), "Exporting") as bar:
            lost = asyncio.run(write_pictures(built, wanted, place, options, bar.step))
        print_report(lost)
        return count(len(wanted), "picture")
    with TemporaryFile() as file:
        said = make_file(built, slides, options, place, file)
        file.seek(0)
        if place is not None:
            write_whole(place, file)
        else:
            copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()
    return said
