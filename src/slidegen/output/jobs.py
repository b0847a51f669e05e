"""The decks that a command means, where each goes, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from slidegen.build import Builder, BuildOptions, SharePicture
from slidegen.core.sources import on_disk, spelled
from slidegen.decks import Entry, NoDeckError, find_all_decks
from slidegen.disk import write_whole
from slidegen.gallery import Card
from slidegen.output.making import Made, Order, Outcome, Refused
from slidegen.output.options import WriteOptions
from slidegen.terminal import FAILED, OK, count, exit_status, print_report, refuse, refuse_output, say

DEFAULT_FOLDER = Path("build")


@dataclass(slots=True, eq=False)
class Job:
    """A deck to be built, once or again and again, and what came of it last."""

    builder: Builder
    place: Path | None
    """None is standard output."""
    status: int = OK
    card: Card | None = None
    """What the gallery shows of the page that is there now."""
    asked: frozenset[Path] = frozenset()
    written: bytes = b""
    picture: SharePicture | None = None
    """What is to stand beside the page that is there now."""
    lacks_picture: bool = False
    picture_written: bytes = b""

    @property
    def entry(self) -> Entry:
        """The deck."""
        return self.builder.entry

    def order(self, *, verify: bool) -> Order:
        """What another process is to be told."""
        return Order(self.entry, self.builder.options, self.builder.cwd, verify)

    def finish(self, outcome: Outcome, *, strict: bool) -> None:
        """Say what is wrong, and write the page; one that is the same as the last time is not written."""
        if isinstance(outcome, Refused):
            is_there = self.place is not None and self.place.is_file()
            self.status = refuse(outcome.message, outcome.status)
            self.card = Card(self.entry.name, mistakes=1) if is_there else None
            self.asked |= {self.entry.path}
            return
        self.asked = outcome.asked
        self.picture, self.lacks_picture = outcome.picture, outcome.lacks_picture
        if outcome.html == self.written:
            return
        print_report(outcome.report)
        try:
            _write(outcome.html, self.place)
        except OSError as error:
            shown = "" if self.place is None else spelled(self.place.as_posix())
            told = f"{shown} cannot be written: {error.strerror}"
            self.status, self.card = refuse(told, FAILED) if shown else refuse_output(error), None
            self.picture = None
            return
        self.written, self.card = outcome.html, outcome.card
        self.status = exit_status(outcome.report, strict=strict)
        self._tell(outcome)

    def _tell(self, made: Made) -> None:
        if self.place is not None:
            size = _size(len(made.html))
            say(f"{spelled(self.place.as_posix())}: {count(made.card.slides, 'slide')}, {size}", err=True)
        if made.status:
            self.status = max(self.status, refuse(made.verified, made.status))
        elif made.verified:
            say(made.verified, err=True)


def find_jobs(typed: Sequence[Path], how: WriteOptions, options: BuildOptions) -> list[Job]:
    """The decks that are meant, and where they go. Raises NoDeckError."""
    try:
        entries = find_all_decks(typed, Path.cwd())
        places = [_place(entry, how, len(entries)) for entry in entries]
    except OSError as error:  # a name that no disk takes
        raise NoDeckError(f"{error.filename}: {error.strerror}") from error
    pairs = zip(entries, places, strict=True)
    return [Job(Builder(entry, _named(options, place)), place) for entry, place in pairs]


def _named(options: BuildOptions, place: Path | None) -> BuildOptions:
    """With the page's name; what goes to standard output has none."""
    assert options.hosting is not None, "the plan says where pages go"
    page = "" if place is None else spelled(place.name)
    return replace(options, hosting=replace(options.hosting, page=page))


def _write(html: bytes, place: Path | None) -> None:
    """To the file `place`, else to standard output. Raises OSError."""
    if place is not None:
        write_whole(place, html)
        return
    sys.stdout.buffer.write(html)
    sys.stdout.buffer.flush()


def _place(entry: Entry, how: WriteOptions, count: int) -> Path | None:
    """Where a deck is written; None is standard output."""
    output = how.output
    if output == "-":
        if count > 1:
            raise NoDeckError("`-o -` takes one deck")
        return None
    if output is None:
        return on_disk(DEFAULT_FOLDER / f"{entry.name}.html")
    if how.is_file and count > 1:
        raise NoDeckError(f"{count} decks do not fit into `{output}`, name a folder")
    return Path(output) if how.is_file else on_disk(Path(output) / f"{entry.name}.html")


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{count / 1000:.0f} kB"
