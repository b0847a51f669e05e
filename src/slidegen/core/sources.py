"""All reading of a deck's files goes through here.

`Sources` knows the roots below which files may be read, and remembers every file that was asked for:
that list is the watch list of `serve`, the check against paths that escape, and part of the cache keys.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from slidegen.core.diagnostics import SourceFile


class OutsideRootsError(Exception):
    """A path that leaves the folders that may be read (design decision 10)."""


class NotTextError(Exception):
    """A file that was to be text and is not. `offset` is the 0-based byte that cannot be read."""

    def __init__(self, path: str, offset: int, line: int) -> None:
        super().__init__(f"{path} is not UTF-8 text (byte {offset}, line {line})")
        self.path, self.offset, self.line = path, offset, line


@dataclass(slots=True)
class Sources:
    """Reads files below `roots`, and says afterwards which were asked for."""

    roots: tuple[Path, ...]
    """Absolute folders, symbolic links resolved."""
    cwd: Path
    """Where the command ran: shown paths are relative to it."""
    texts: dict[Path, str] = field(default_factory=dict)
    """Texts that stand in for files on disk: standard input, an editor's buffer, a test."""
    deck: Path | None = None
    """The deck's folder."""
    asked: set[Path] = field(default_factory=set)
    """Every file that was asked for, whether it was there or not."""

    def locate(self, path: Path) -> Path:
        """`path` made absolute, links resolved. Raises OutsideRootsError when it leaves the roots."""
        resolved = path if path in self.texts else on_disk(path).resolve()
        if resolved not in self.texts and not any(resolved.is_relative_to(root) for root in self.roots):
            raise OutsideRootsError(str(path))
        self.asked.add(resolved)
        return resolved

    def of_project(self, path: str, root: Path) -> Path:
        """The file that `@/x` means: below the project's `root`, and beside the deck, as in Slidev, where
        the root has none. Raises OutsideRootsError.
        """
        places = [folder / path.removeprefix("@/") for folder in (root, self.deck) if folder is not None]
        return next((place for place in places if self.has(place)), places[0])

    def has(self, path: Path) -> bool:
        """Whether there is such a file. Raises OutsideRootsError."""
        located = self.locate(path)
        return located in self.texts or located.is_file()

    def read_bytes(self, path: Path) -> bytes:
        """The file's bytes. Raises OSError, OutsideRootsError."""
        located = self.locate(path)
        if located in self.texts:
            return self.texts[located].encode("utf-8")
        return located.read_bytes()

    def read(self, path: Path) -> SourceFile:
        """The file as text with its shown path. Raises OSError, OutsideRootsError, NotTextError."""
        located = self.locate(path)
        shown = self.shown(located)
        if located in self.texts:
            return SourceFile(shown, _with_plain_line_ends(self.texts[located]))
        return SourceFile(shown, decode(located.read_bytes(), shown))

    def find(self, path: Path) -> SourceFile | None:
        """As `read`; None where there is no such file, or none any more: an author may be saving it.

        Raises OSError for one that cannot be read, OutsideRootsError, NotTextError.
        """
        try:
            return self.read(path) if self.has(path) else None
        except FileNotFoundError:
            return None

    def shown(self, path: Path) -> str:
        """`path` as messages say it: relative to the working folder where it is below, POSIX slashes."""
        return shown_path(path, self.cwd)


def why_unread(error: OSError | NotTextError | OutsideRootsError) -> str:
    """Why a file was not read, as the end of a sentence."""
    match error:
        case NotTextError():
            return f"it is not UTF-8 text (line {error.line})"
        case OSError(strerror=str(reason)):
            return reason
        case _:
            return "it is outside the project root"


def decode(data: bytes, path: str) -> str:
    """Text of a file: UTF-8 with or without byte order mark, or UTF-16 with one (contract, "The language").

    Line ends become line feeds. Raises NotTextError.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(path, error.start, data[: error.start].count(b"\n") + 1) from None
    if "\0" in text:
        raise NotTextError(path, data.index(b"\0"), data[: data.index(b"\0")].count(b"\n") + 1)
    return _with_plain_line_ends(text)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def on_disk(path: Path) -> Path:
    """`path` as a locale spells it that has no letters for its name: the name is UTF-8 on the disk."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return Path(os.fsdecode(str(path).encode("utf-8", "surrogateescape")))
    return path


def shown_path(path: Path, base: Path) -> str:
    """`path` from `base`, with `..` steps; absolute where they share no drive."""
    return spelled(_from(path, base))


def spelled(name: str) -> str:
    """A name in letters where the locale gave bytes for them."""
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _from(path: Path, base: Path) -> str:
    if not path.is_absolute():
        return path.as_posix()
    try:
        return path.relative_to(base).as_posix()
    except ValueError:
        pass
    common = 0
    for mine, theirs in zip(path.parts, base.parts, strict=False):
        if mine != theirs:
            break
        common += 1
    if common <= 1:
        return path.as_posix()
    return "/".join([".."] * (len(base.parts) - common) + list(path.parts[common:]))
