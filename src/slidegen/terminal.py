"""A report → the terminal, and the exit status that says what it holds (contract, "Command line").

Where it goes is the command's to say: mistakes are news beside a page that is written, and the result of
a check.
"""

from __future__ import annotations

import click

from slidegen.core.diagnostics import Diagnostic, Report

OK, FAILED, MISUSED = 0, 1, 2


def print_report(report: Report, *, err: bool = True) -> None:
    """Every mistake with its place, to standard error unless `err` is off; a line that counts them."""
    found = list(report)
    for diagnostic in found:
        _print_diagnostic(diagnostic, err=err)
    if len(found) > 1:
        errors = sum(diagnostic.severity == "error" for diagnostic in found)
        counts = [count(errors, "error")] if errors else []
        counts += [count(len(found) - errors, "warning")] if errors < len(found) else []
        click.echo(", ".join(counts), err=err)


def exit_status(report: Report, *, strict: bool) -> int:
    """1 where something is an error, or anything at all with `strict`."""
    return FAILED if report.has_errors or (strict and len(report)) else OK


def refuse(message: str, status: int) -> int:
    """Say in a line why nothing was done; `status` again."""
    click.echo(f"slidegen: {message}", err=True)
    return status


def count(number: int, noun: str) -> str:
    """`1 slide`, `2 slides`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _print_diagnostic(diagnostic: Diagnostic, *, err: bool) -> None:
    colour = "red" if diagnostic.severity == "error" else "yellow"
    head, *rest = diagnostic.frame().split("\n")
    mark = f" {diagnostic.severity}: "
    before, _, after = head.partition(mark)
    click.echo(before + click.style(mark, fg=colour, bold=True) + after, err=err)
    for line in rest:
        click.echo(line, err=err)
