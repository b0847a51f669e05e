"""`slidegen check`: the mistakes of decks, to standard output (contract, "Command line").

In:  what was typed, decks or collections. Out: each mistake with its place, as text or as a list of
     `{code, severity, message, path, line, col, slide, step, hint}`; the exit status says whether the
     decks are good. The deck is made as `build` makes it, so that both say the same; nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from slidegen.build import Builder, BuildOptions, Built, UnreadableDeckError
from slidegen.core.diagnostics import Diagnostic, SourceFile, Span
from slidegen.core.sources import shown_path
from slidegen.decks import Entry, NoDeckError, find_all_decks
from slidegen.terminal import MISUSED, OK, count, exit_status, print_report, refuse, say


def check_decks(typed: Sequence[Path], options: BuildOptions, *, as_json: bool, strict: bool) -> int:
    """Print what is wrong with each deck; the exit status."""
    try:
        entries = find_all_decks(typed, Path.cwd())
    except (NoDeckError, OSError) as error:  # OSError: a name that no disk takes
        message = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
        if as_json:
            say(json.dumps([_missing_row(typed, message)], ensure_ascii=False, indent=2))
        return refuse(message, MISUSED)
    rows: list[dict[str, object]] = []
    worst = OK
    for entry in entries:
        try:
            built = Builder(entry, options).build()
        except UnreadableDeckError as error:
            worst = max(worst, refuse(str(error), error.status))
            rows.append(_unread_row(entry, error))
            continue
        worst = max(worst, exit_status(built.report, strict=strict))
        rows += map(_row, built.report)
        if not as_json:
            _print(built)
    if as_json:
        say(json.dumps(rows, ensure_ascii=False, indent=2))
    return worst


def _print(built: Built) -> None:
    print_report(built.report, err=False)
    if not len(built.report):
        path = built.deck.source.file.path
        say(f"{path}: {count(len(built.deck.slides), 'slide')}, nothing wrong")


def _row(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "path": found.span.file.path,
        "line": found.span.line,
        "col": found.span.col,
        "slide": found.slide,
        "step": found.step,
        "hint": found.hint,
    }


def _unread_row(entry: Entry, error: UnreadableDeckError) -> dict[str, object]:
    """An entry that cannot be read is a mistake as well: who reads the list must not take it for good."""
    file = SourceFile(shown_path(entry.path, Path.cwd()), "")
    return _row(Diagnostic("deck-not-read", str(error), Span(file, error.line), "error"))


def _missing_row(typed: Sequence[Path], message: str) -> dict[str, object]:
    """What was typed is no deck: an empty list would say that all is well."""
    file = SourceFile(" ".join(path.as_posix() for path in typed) or ".", "")
    return _row(Diagnostic("no-deck", message, Span(file, 1), "error"))
