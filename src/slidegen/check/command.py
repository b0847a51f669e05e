"""`slidegen check`: the mistakes of decks, to standard output (contract, "Command line").

In:  what was typed, decks or collections. Out: each mistake with its place, as text or as a list of
     `{code, severity, message, path, line, col, slide, step, hint}`; the exit status says whether the
     decks are good. The deck is made as `build` makes it, so that both say the same; nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from slidegen.build import Builder, BuildOptions, Built, UnreadableDeckError
from slidegen.core.diagnostics import Diagnostic
from slidegen.decks import Entry, NoDeckError, find_all_decks
from slidegen.terminal import MISUSED, OK, count, exit_status, print_report, refuse


def check_decks(typed: Sequence[Path], options: BuildOptions, *, as_json: bool, strict: bool) -> int:
    """Print what is wrong with each deck; the exit status."""
    try:
        entries = find_all_decks(typed, Path.cwd())
    except NoDeckError as error:
        return refuse(str(error), MISUSED)
    except OSError as error:  # a name that no disk takes
        return refuse(f"{error.filename}: {error.strerror}", MISUSED)
    rows: list[dict[str, object]] = []
    worst = OK
    for entry in entries:
        built = _make(entry, options)
        if isinstance(built, int):
            worst = max(worst, built)
            continue
        worst = max(worst, exit_status(built.report, strict=strict))
        rows += map(_row, built.report)
        if not as_json:
            _print(built)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    return worst


def _make(entry: Entry, options: BuildOptions) -> Built | int:
    """The deck, or the status of a refusal that was said."""
    try:
        return Builder(entry, options).build()
    except UnreadableDeckError as error:
        return refuse(str(error), error.status)


def _print(built: Built) -> None:
    print_report(built.report, err=False)
    if not len(built.report):
        path = built.deck.source.file.path
        click.echo(f"{path}: {count(len(built.deck.slides), 'slide')}, nothing wrong")


def _row(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "path": found.span.file.path,
        "line": found.span.line,
        "col": found.span.col,
        "slide": found.slide,
        "step": None,  # only what a browser sees at a click has one
        "hint": found.hint,
    }
