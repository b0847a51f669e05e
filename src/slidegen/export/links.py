"""Where files are that a deck shows or links to, as seen from the hand-out that is made of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

from slidegen.core.assets import Asset
from slidegen.core.records import record

_SCHEME = re.compile(r"[a-zA-Z][\w+.-]*:|//|/|#")


@record
class Links:
    """The links of a hand-out in one folder."""

    files: Mapping[str, Sequence[Path]]
    """The files that the deck is made of, by their names."""
    folder: Path
    """Absolute: where the hand-out stands."""
    start: Path
    """Where relative addresses of the slide start."""

    def file(self, asset: Asset) -> str:
        """The asset's file; its name where it has none, as what came from the network."""
        named = self.files.get(asset.name, ())
        # Of files with one name the one with these bytes; a picture that was scaled has others.
        same = [path for path in named if len(named) > 1 and _digest(path) == asset.digest]
        for path in (*same, *named):
            return self._from_here(path)
        return quote(asset.name)

    def target(self, address: str) -> str:
        """An address as the slide has it; one that is relative, from here."""
        if _SCHEME.match(address):
            return address
        path, *rest = re.split(r"(?=[?#])", address, maxsplit=1)
        return self._from_here(self.start / unquote(path)) + "".join(rest)

    def _from_here(self, path: Path) -> str:
        return quote(Path(os.path.relpath(path, self.folder)).as_posix(), safe="/.~-_")


def files_by_name(asked: Iterable[Path]) -> Mapping[str, Sequence[Path]]:
    """The files among those that a build looked for."""
    found: dict[str, list[Path]] = {}
    for path in sorted(asked):
        if path.is_file():
            found.setdefault(path.name, []).append(path)
    return found


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
