"""What a folder of decks gets beside their pages: the gallery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from slidegen.core.sources import spelled
from slidegen.decks import collection_folder
from slidegen.disk import write_whole
from slidegen.gallery import draw_gallery
from slidegen.output.jobs import DEFAULT_FOLDER, Job, is_file
from slidegen.terminal import FAILED, OK, count, refuse, say


@dataclass(slots=True)
class Site:
    """Where the decks of a folder are built into a folder; it need not be written twice."""

    typed: Sequence[Path]
    output: str | None
    folders: tuple[Path, ...]
    """Those whose decks are built."""
    written: bytes = b""

    def write_gallery(self, jobs: Sequence[Job]) -> int:
        """A page of all decks; the exit status."""
        cards = [job.card for job in jobs if job.card is not None]
        if not cards and not self.written:
            return OK
        index = (DEFAULT_FOLDER if self.output is None else Path(self.output)) / "index.html"
        shown = spelled(index.as_posix())
        if any(card.name == index.stem for card in cards):
            say(f"slidegen: no gallery is written: a deck is called `{index.stem}`", err=True)
            return OK
        name = self.folders[0].name if len(self.folders) == 1 else index.resolve().parent.name
        html = draw_gallery(spelled(name), cards)
        if html == self.written:
            return OK
        try:
            write_whole(index, html)
        except OSError as error:
            return refuse(f"{shown} cannot be written: {error.strerror}", FAILED)
        self.written = html
        say(f"{shown}: gallery, {count(len(cards), 'deck')}", err=True)
        return OK


def open_site(typed: Sequence[Path], output: str | None) -> Site | None:
    """The site that is built; None where what was typed are single decks, or goes into one file."""
    cwd = Path.cwd()
    folders = tuple(folder for one in typed or (None,) if (folder := collection_folder(one, cwd)) is not None)
    if not folders or output == "-" or (output is not None and is_file(output)):
        return None
    return Site(typed, output, folders)
