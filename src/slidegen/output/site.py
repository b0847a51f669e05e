"""What a folder of decks gets beside their pages: the gallery, and `robots.txt` where it is asked for.

All links are relative, so a site works below any address; what must be whole, for those who show a link to
it or send robots, is made from the address that the command names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from slidegen.build import BuildOptions
from slidegen.core.sources import spelled
from slidegen.decks import collection_folder
from slidegen.disk import write_whole
from slidegen.gallery import draw_gallery
from slidegen.output.jobs import DEFAULT_FOLDER, Job
from slidegen.output.options import WriteOptions
from slidegen.terminal import FAILED, OK, count, refuse, say

INDEX, ROBOTS = "index.html", "robots.txt"


@dataclass(slots=True)
class Site:
    """Where the decks of a folder are built into a folder."""

    how: WriteOptions
    robots: str | None
    """What search engines may do with the gallery."""
    folders: tuple[Path, ...]
    """Those whose decks are built."""
    written: dict[str, bytes] = field(default_factory=dict)
    """By name: what is the same need not be written again."""

    @property
    def place(self) -> Path:
        """The folder that is the site."""
        return DEFAULT_FOLDER if self.how.output is None else Path(self.how.output)

    def write(self, jobs: Sequence[Job]) -> int:
        """What goes with the pages of `jobs`; the exit status."""
        status = self._write_gallery(jobs)
        if self.how.robots_txt is not None:
            status = max(status, self._write(ROBOTS, self._rules().encode(), self._warning()))
        return status

    def _write_gallery(self, jobs: Sequence[Job]) -> int:
        cards = [job.card for job in jobs if job.card is not None]
        if not cards and INDEX not in self.written:
            return OK
        if any(f"{card.name}.html" == INDEX for card in cards):
            say("slidegen: no gallery is written: a deck is called `index`", err=True)
            return OK
        name = self.folders[0].name if len(self.folders) == 1 else self.place.resolve().name
        html = draw_gallery(spelled(name), cards, meta=self._meta(spelled(name), jobs))
        return self._write(INDEX, html, f"gallery, {count(len(cards), 'deck')}")

    def _meta(self, name: str, jobs: Sequence[Job]) -> dict[str, str]:
        """What those are told who list the gallery, or show a link to it: it has its first deck's picture."""
        meta = {"robots": self.robots} if self.robots else {}
        address = self.how.address
        picture = next((job.picture for job in jobs if job.picture and job.picture_written), None)
        if address:
            meta |= {"og:type": "website", "og:url": address}
        if picture:
            meta["og:image"] = (
                urljoin(address, quote(picture.name)) if address else f"./{quote(picture.name)}"
            )
            meta["twitter:card"] = "summary_large_image"
        return meta | {"og:title": name} if address or picture else meta

    def _rules(self) -> str:
        """Rules are of the host, whatever folder of it the site is in."""
        path = urlsplit(self.how.address or "/").path
        rule = "Allow" if self.how.robots_txt == "allow" else "Disallow"
        return f"User-agent: *\n{rule}: {path}\n"

    def _warning(self) -> str:
        address = urlsplit(self.how.address or "")
        if address.path in ("", "/"):
            return f"robots may {'come' if self.how.robots_txt == 'allow' else 'not come'}"
        return f"robots look for it at {address.scheme}://{address.netloc}/{ROBOTS} alone, put it there"

    def _write(self, name: str, data: bytes, told: str) -> int:
        if self.written.get(name) == data:
            return OK
        place = self.place / name
        shown = spelled(place.as_posix())
        try:
            write_whole(place, data)
        except OSError as error:
            return refuse(f"{shown} cannot be written: {error.strerror}", FAILED)
        self.written[name] = data
        say(f"{shown}: {told}", err=True)
        return OK


def open_site(typed: Sequence[Path], how: WriteOptions, options: BuildOptions) -> Site | None:
    """The site that is built; None where what was typed are single decks, or goes into one file."""
    try:
        found = [collection_folder(one, Path.cwd()) for one in typed or (None,)]
    except OSError:  # a name that no disk takes
        return None
    folders = tuple(folder for folder in found if folder is not None)
    if not folders or how.output == "-" or how.is_file:
        return None
    return Site(how, options.robots or ("noindex" if options.audience else None), folders)
