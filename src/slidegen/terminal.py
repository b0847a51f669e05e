"""A report → the terminal, and the exit status that says what it holds (contract, "Command line").

Where it goes is the command's to say: mistakes are news beside a page that is written, and the result of
a check. What is no terminal (a file, a pipe) is written as UTF-8, whatever the locale.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from slidegen.core.diagnostics import Diagnostic, Report

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

OK, FAILED, MISUSED = 0, 1, 2


class Progress:
    """How far something long is: a bar with the time left, on a terminal. Elsewhere nothing is said."""

    def __init__(self, bar: ProgressBar[int] | None) -> None:
        self._bar = bar

    def step(self) -> None:
        """One more is done."""
        if self._bar is not None:
            self._bar.update(1)

    def expect(self, more: int) -> None:
        """So many steps more than were known."""
        if self._bar is not None and more:
            self._bar.length = (self._bar.length or 0) + more
            self._bar.finished = False

    def clear(self) -> None:
        """Wipe the bar away: what is said now stands above it, and the next step draws it again."""
        if self._bar is not None:
            click.echo(f"\r{' ' * (shutil.get_terminal_size().columns - 1)}\r", nl=False, err=True)


@contextmanager
def progress(total: int, label: str) -> Iterator[Progress]:
    """A bar of `total` steps on standard error, where a person sees it: no file, no pipe, no CI."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield Progress(None)
        return
    with click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True) as bar:
        yield Progress(bar)


def write_any_text() -> None:
    """Let standard output and error take every character: a name or a source line may hold any."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.encoding.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968") or not stream.isatty():
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="backslashreplace")


def say(text: str, *, err: bool = False) -> None:
    """A line to standard output, or to standard error; where it is full, the command ends with that."""
    try:
        click.echo(text, err=err)
    except BrokenPipeError:  # who reads it has seen enough: click ends the command
        raise
    except OSError as error:
        if err:
            raise SystemExit(FAILED) from None
        raise SystemExit(refuse_output(error)) from None


def refuse_output(error: OSError) -> int:
    """Say that standard output cannot be written; the status. What it holds is given up."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())  # else Python tries once more when it ends
    os.close(nowhere)
    return refuse(f"standard output cannot be written: {error.strerror}", FAILED)


def print_report(report: Report, *, err: bool = True) -> None:
    """Every mistake with its place, to standard error unless `err` is off; a line that counts them."""
    found = list(report)
    for diagnostic in found:
        _print_diagnostic(diagnostic, err=err)
    if len(found) > 1:
        errors = sum(diagnostic.severity == "error" for diagnostic in found)
        counts = [count(errors, "error")] if errors else []
        counts += [count(len(found) - errors, "warning")] if errors < len(found) else []
        say(", ".join(counts), err=err)


def exit_status(report: Report, *, strict: bool) -> int:
    """1 where something is an error, or anything at all with `strict`."""
    return FAILED if report.has_errors or (strict and len(report)) else OK


def refuse(message: str, status: int) -> int:
    """Say in a line why nothing was done; `status` again."""
    say(f"slidegen: {message}", err=True)
    return status


def count(number: int, noun: str) -> str:
    """`1 slide`, `2 slides`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _print_diagnostic(diagnostic: Diagnostic, *, err: bool) -> None:
    colour = "red" if diagnostic.severity == "error" else "yellow"
    head, *rest = diagnostic.frame().split("\n")
    mark = f" {diagnostic.severity}: "
    before, _, after = head.partition(mark)
    say(before + click.style(mark, fg=colour, bold=True) + after, err=err)
    for line in rest:
        say(line, err=err)
