"""`slidegen check`: the mistakes of decks, to standard output (contract, "Command line").

In:  what was typed, decks or collections. Out: each mistake with its place, as text or in a form that
     machines read; the exit status says whether the decks are good. The deck is made as `build` makes it,
     so that all that `build` says is said; nothing is written but what `--fix` and `--baseline` are for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from slidegen.build import BuildOptions, Built, UnreadableDeckError
from slidegen.check.findings import find_all
from slidegen.check.forms import FORMS, Form
from slidegen.core.diagnostics import Diagnostic, Report, SourceFile, Span
from slidegen.core.sources import shown_path
from slidegen.decks import Entry, NoDeckError, find_all_decks
from slidegen.terminal import MISUSED, OK, count, exit_status, print_report, refuse, say


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the command line says of a check."""

    form: Form = "text"
    strict: bool = False
    """Warnings fail, too."""


def check_decks(typed: Sequence[Path], options: BuildOptions, how: CheckOptions) -> int:
    """Print what is wrong with each deck; the exit status."""
    try:
        entries = find_all_decks(typed, Path.cwd())
    except (NoDeckError, OSError) as error:  # OSError: a name that no disk takes
        message = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
        _print_all([_missing(typed, message)], how)
        return refuse(message, MISUSED)
    found: list[Diagnostic] = []
    worst = OK
    for entry in entries:
        try:
            built, report = find_all(entry, options, Path.cwd(), browser=False)
        except UnreadableDeckError as error:
            worst = max(worst, refuse(str(error), error.status))
            found.append(_unread(entry, error))
            continue
        worst = max(worst, exit_status(report, strict=how.strict))
        found += report
        if how.form == "text":
            _print_text(built, report)
    _print_all(found, how)
    return worst


def _print_text(built: Built, report: Report) -> None:
    print_report(report, err=False)
    if not len(report):
        path = built.deck.source.file.path
        say(f"{path}: {count(len(built.deck.slides), 'slide')}, nothing wrong")


def _print_all(found: Sequence[Diagnostic], how: CheckOptions) -> None:
    """What machines read is one text for all decks."""
    written = FORMS[how.form](found)
    if written:
        say(written)


def _unread(entry: Entry, error: UnreadableDeckError) -> Diagnostic:
    """An entry that cannot be read is a mistake as well: who reads the list must not take it for good."""
    file = SourceFile(shown_path(entry.path, Path.cwd()), "")
    return Diagnostic("deck-not-read", str(error), Span(file, error.line), "error")


def _missing(typed: Sequence[Path], message: str) -> Diagnostic:
    """What was typed is no deck: an empty list would say that all is well."""
    file = SourceFile(" ".join(path.as_posix() for path in typed) or ".", "")
    return Diagnostic("no-deck", message, Span(file, 1), "error")
