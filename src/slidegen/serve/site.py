"""What is served, by address: one deck at `/`, or a folder's gallery there and each deck at `/NAME.html`.

The addresses are the names of what `slidegen build` writes, so the gallery is the same page in both.
All that takes long runs in one thread; the server only reads `pages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from slidegen.build import Builder, BuildOptions, Draft, project_root
from slidegen.cache import NotAtHandError
from slidegen.core.records import record
from slidegen.decks import Entry, NoDeckError, collection_folder, find_decks
from slidegen.gallery import Card, draw_again, draw_gallery
from slidegen.serve.live_deck import LiveDeck, LivePage

HOME = ""
"""The address `/`."""


@record
class News:
    """A page that is new at an address, and the one that was there before."""

    address: str
    page: LivePage
    before: LivePage | None


@record
class Ahead:
    """A slide of the next page at an address."""

    address: str
    draft: Draft


@dataclass(slots=True)
class Site:
    """The decks that are served. `folder` is None where it is one deck."""

    entries: list[Entry]
    options: BuildOptions
    folder: Path | None = None
    root: Path | None = None
    """Links that lead out of this folder are no decks of it."""
    decks: dict[str, LiveDeck] = field(default_factory=dict)
    """By address. A deck that went stays: its open pages say so, and it may come back."""
    home: LivePage | None = None
    """The gallery."""

    def __post_init__(self) -> None:
        self._take(self.entries)
        if self.folder is not None:
            self._draw()

    @property
    def pages(self) -> dict[str, LivePage]:
        """The newest page of each address that has one."""
        found = {address: deck.page for address, deck in self.decks.items() if deck.page is not None}
        return found if self.home is None else found | {HOME: self.home}

    @property
    def watched(self) -> frozenset[Path]:
        """Files of all decks, and the folders in which decks come and go."""
        files = frozenset(path for deck in self.decks.values() for path in deck.watched)
        if self.folder is None:
            return files
        below = (path for path in self.folder.iterdir() if path.is_dir()) if self.folder.is_dir() else ()
        return files | {self.folder, *below} | {entry.path for entry in self.entries}

    def rebuild(self, touched: frozenset[Path] | None) -> Iterator[News | Ahead | None]:
        """Build what the files `touched` belong to, None: everything; each new page as it is made, and
        ahead of it the slide that was edited.

        The first value comes at once, and may be None; what follows takes long.
        """
        if self.folder is not None:
            yield None
            self._look_again()
        folders = None if touched is None else {path.parent for path in touched} | set(touched)
        for address, deck in list(self.decks.items()):
            if folders is None or deck.page is None or deck.is_touched(folders):
                before = deck.page
                try:
                    draft = deck.draft(touched, at_once=True)
                except NotAtHandError:
                    yield None
                    draft = deck.draft(touched)
                yield None if draft is None else Ahead(address, draft)
                page = deck.rebuild()
                if page is not None:
                    yield News(address, page, before)
                    yield from self._draw()
        yield from self._draw()

    def _look_again(self) -> None:
        assert self.folder is not None, "one deck is looked for once"
        try:
            self.entries = within(find_decks(self.folder, self.folder.parent), self.root)
        except NoDeckError:
            self.entries = []
        self._take(self.entries)

    def _take(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            address = HOME if self.folder is None else f"{entry.name}.html"
            known = self.decks.get(address)
            if known is None or known.builder.entry != entry:
                self.decks[address] = LiveDeck(Builder(entry, self.options))

    def _draw(self) -> list[News]:
        """The gallery, where it is another one than before."""
        if self.folder is None:
            return []
        before = self.home
        number = before.number if before else 0
        html = draw_gallery(self.folder.name, [self._card(entry) for entry in self.entries], number + 1)
        if before is not None and html == draw_again(before.html, number, number + 1):
            return []
        self.home = LivePage(number + 1, html)
        return [News(HOME, self.home, before)]

    def _card(self, entry: Entry) -> Card:
        deck = self.decks[f"{entry.name}.html"]
        number = deck.page.number if deck.page else 0
        mistakes = len(deck.page.mistakes) if deck.page else 0
        if deck.facts is None:
            return Card(entry.name, mistakes=mistakes, build=number)
        facts = deck.facts
        return Card(entry.name, facts.title, facts.theme, facts.slides, mistakes, number)


def open_site(typed: Path | None, cwd: Path, options: BuildOptions) -> Site:
    """What `typed` means: a deck, or a folder of decks. Raises NoDeckError."""
    entries = find_decks(typed, cwd)
    folder = collection_folder(typed, cwd)
    if folder is None:
        return Site(entries, options)
    root = project_root(folder, options.root)
    kept = within(entries, root)
    if not kept:
        raise NoDeckError(f"each deck in `{folder.name}` is a link that leads out of the project; see --root")
    return Site(kept, options, folder, root)


def within(entries: Iterable[Entry], root: Path | None) -> list[Entry]:
    """Those whose file is below `root`: who clones a repository does not serve what its links point at."""
    return [entry for entry in entries if root is None or entry.path.is_relative_to(root)]
