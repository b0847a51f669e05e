"""`slidegen check`: the mistakes of decks, to standard output (contract, "Command line").

In:  what was typed, decks or collections. Out: each mistake with its place, as text or in a form that
     machines read; the exit status says whether the decks are good. The deck is made as `build` makes it,
     so that all that `build` says is said; nothing is written but by `--fix` and `--update-baseline`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from slidegen.browser import BrowserFailedError, NoBrowserError
from slidegen.build import BuildOptions, Built, UnreadableDeckError
from slidegen.check.baseline import Baseline, BaselineError, read_baseline
from slidegen.check.findings import Checked, find_in_browser, find_in_tree, for_browser
from slidegen.check.fix import fix_files
from slidegen.check.forms import FORMS, Form
from slidegen.core.diagnostics import Diagnostic, Report, SourceFile, Span
from slidegen.core.records import record
from slidegen.core.sources import shown_path
from slidegen.decks import Entry, NoDeckError, find_all_decks
from slidegen.terminal import FAILED, MISUSED, OK, count, exit_status, print_report, refuse, say

ROUNDS = 8
"""Mends may bring others to light: a setting that is spelled right has a value that can be wrong."""


@record
class CheckOptions:
    """What the command line says of a check."""

    form: Form = "text"
    strict: bool = False
    """Warnings fail, too."""
    baseline: Path | None = None
    """A file of findings that are known, from the working folder."""
    update_baseline: bool = False
    """Write that file instead."""
    fix: bool = False
    """Write into the decks what their hints say."""
    browser: bool | None = None
    """True: a browser must be there. None: it is used where there is one."""
    ratios: tuple[str, ...] = ()
    """Besides the decks' own: `4:3`."""


def check_decks(typed: Sequence[Path], options: BuildOptions, how: CheckOptions) -> int:
    """Print what is wrong with each deck; the exit status."""
    try:
        entries = find_all_decks(typed, Path.cwd())
        baseline = _baseline(how)
    except BaselineError as error:
        return refuse(str(error), MISUSED)
    except (NoDeckError, OSError) as error:  # OSError: a name that no disk takes
        message = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
        _print_all([_missing(typed, message)], how)
        return refuse(message, MISUSED)
    check = _Check(options, how, baseline)
    for entry in entries:
        check.deck(entry)
    return check.end()


def _baseline(how: CheckOptions) -> Baseline | None:
    if how.baseline is None:
        return None
    return read_baseline(how.baseline, Path.cwd(), fresh=how.update_baseline)


@dataclass(slots=True)
class _Check:
    """One run over several decks."""

    options: BuildOptions
    how: CheckOptions
    baseline: Baseline | None
    decks: list[Checked] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    worst: int = OK

    def deck(self, entry: Entry) -> None:
        """Read one deck, and mend it where that is asked for."""
        try:
            self.decks.append(self._find(entry))
        except UnreadableDeckError as error:
            self.worst = max(self.worst, refuse(str(error), error.status))
            self.found.append(_unread(entry, error))

    def _find(self, entry: Entry) -> Checked:
        cwd = Path.cwd()
        checked = self._read(entry)
        for _ in range(ROUNDS if self.how.fix else 0):
            try:
                fixed = fix_files(checked.report, cwd, checked.built.deck.source.root)
            except OSError as error:
                self.worst = max(self.worst, refuse(f"{error.filename}: {error.strerror}", FAILED))
                break
            for one in fixed:
                place = f"{one.span.file.path}:{one.span.line}:{one.span.col}"
                say(f"{place}: fixed: {one.message} [{one.code}]", err=self.how.form != "text")
            if not fixed:
                break
            checked = self._read(entry)
        return checked

    def _read(self, entry: Entry) -> Checked:
        if self.how.browser is False:
            return find_in_tree(entry, self.options, Path.cwd())
        return for_browser(entry, self.options, Path.cwd(), self.how.ratios)

    def end(self) -> int:
        """Look at all decks in a browser, and print what is found; the exit status."""
        baseline = self.baseline
        for deck, report in zip(self.decks, self._reports(), strict=True):
            self._tell(deck.built, report)
        if baseline is not None and self.how.update_baseline:
            try:
                baseline.write()
            except OSError as error:
                return refuse(f"{baseline.path.as_posix()} cannot be written: {error.strerror}", FAILED)
            say(f"{baseline.path.as_posix()}: {count(len(baseline.met), 'known finding')}")
            return self.worst
        _print_all(self.found, self.how)
        if baseline is not None and baseline.left_out and self.how.form == "text":
            say(f"{count(baseline.left_out, 'finding')} in {baseline.path.as_posix()} left out")
        return self.worst

    def _reports(self) -> list[Report]:
        """All that is found of each deck: one browser is started for all."""
        in_trees = [deck.report for deck in self.decks]
        if self.how.browser is False or not self.decks:
            return in_trees
        try:
            return find_in_browser(self.decks)
        except (NoBrowserError, BrowserFailedError) as error:
            status = FAILED if self.how.browser else OK
            self.worst = max(self.worst, refuse(f"whether slides fit was not checked: {error}", status))
            return in_trees

    def _tell(self, built: Built, report: Report) -> None:
        new = report if self.baseline is None else Report(self.baseline.new(report))
        if self.how.update_baseline:
            return
        self.worst = max(self.worst, exit_status(new, strict=self.how.strict))
        self.found += new
        if self.how.form == "text":
            _print_text(built, new)


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
