"""Which slides a deck shows: `hide` leaves one out, `src:` brings in those of another file.

    ---
    src: ./parts/intro.md#2,4-6
    transition: fade
    ---

The settings of the slide that imports lie over those of the slides that come in, and the outermost
wins (Slidev reference §1.5). What cannot be imported is an error, and a slide that says so stands in
its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path

from slidegen.core.deck import Settings, SlideSource
from slidegen.core.diagnostics import Report, Span
from slidegen.core.ranges import is_range, named_numbers
from slidegen.core.records import record
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources
from slidegen.parse.written import WrittenFile, WrittenSlide, read_slides

Chain = tuple[tuple[Path, int], ...]
"""The slides that are being imported, the outermost first: file and 1-based number in it."""


@record
class _Failure:
    """Why nothing could be imported; `why` is what the slide in its place says."""

    code: str
    message: str
    hint: str
    why: str


@dataclass(slots=True)
class Includes:
    """Reads the files that a deck is made of, each once."""

    folder: Path
    """The entry's: paths that start with `/` are below it."""
    root: Path
    """Paths that start with `@/` are below it."""
    sources: Sources
    report: Report
    level: int = 0
    """Headings down to this level begin slides; 0: none does."""
    _files: dict[Path, WrittenFile | _Failure] = field(default_factory=dict)

    def read(self, path: Path) -> WrittenFile:
        """The slides of the file at `path`. Raises OSError, NotTextError, OutsideRootsError."""
        file = self.sources.read(path)
        written = read_slides(file, self.sources.locate(path), self.level)
        self._files[written.path] = written
        self.report.extend(written.found)
        return written

    def split(self, entry: WrittenFile, level: int) -> WrittenFile:
        """The deck's own file, which was read to know its headmatter, cut at headings; so are its parts."""
        self.level = level
        written = self._files[entry.path] = read_slides(entry.file, entry.path, level)
        return written

    def shown(self, file: WrittenFile) -> Iterator[SlideSource]:
        """The slides that are shown of `file`, with all that they import."""
        for number in range(1, len(file.slides) + 1):
            yield from self._slide(file, number, Settings(), ())

    def _slide(self, file: WrittenFile, number: int, over: Settings, chain: Chain) -> Iterator[SlideSource]:
        slide = file.slides[number - 1]
        settings = slide.source.settings
        self.report.extend(slide.found)
        if settings.get("hide") or settings.get("disabled"):
            return
        if settings.get("src"):
            over = over.over(settings.without("src"))
            yield from self._import(slide, over, (*chain, (file.path, number)))
        else:
            yield replace(slide.source, settings=over.over(settings))

    def _import(self, slide: WrittenSlide, over: Settings, chain: Chain) -> Iterator[SlideSource]:
        """The slides that `slide`, the last one of `chain`, imports."""
        source = slide.source
        address = str(source.settings["src"])
        name, mark, selection = address.partition("#")
        span = source.settings.spans.get("src", source.span)
        self._tell_content(source, name)
        file = self._file(name, source)
        if isinstance(file, _Failure):
            self.report.error(file.code, file.message, span, file.hint)
            yield _placeholder(source, over, name, file.why)
            return
        range_span = _range_span(span, selection) if mark else span
        numbers = self._numbers(file, selection, range_span)
        looping = next((step for step in chain if step[0] == file.path and step[1] in numbers), None)
        if looping is not None:
            shown = self.sources.shown(file.path)
            message = f"`{address}` imports slide {looping[1]} of {shown}, which is being imported here"
            self.report.error("circular-import", message, span, "leave that slide out of the range")
            yield _placeholder(source, over, name, "imports itself")
        elif not numbers:
            yield _placeholder(source, over, address, "has no such slides")
        for number in numbers if looping is None else ():
            yield from self._slide(file, number, over, chain)

    def _numbers(self, file: WrittenFile, selection: str, span: Span) -> list[int]:
        """The slides of `file` that `selection` names and that are there; others are errors."""
        total = len(file.slides)
        if not is_range(selection):
            message = f"`{selection}` is not a range of slides"
            self.report.error("bad-range", message, span, "write numbers such as `2`, `2-5` or `1,4-`")
        named = named_numbers(total, selection)
        if 0 in named:
            self.report.error("bad-range", "slides count from 1", span, "write 1 for the first slide")
        beyond = [number for number in named if number > total]
        if beyond:
            shown = self.sources.shown(file.path)
            have = "1 slide" if total == 1 else f"{total} slides"
            one = f"there is no slide {beyond[0]}"
            message = one if len(beyond) == 1 else f"there are no slides {beyond[0]} to {beyond[-1]}"
            message = f"{shown} has {have}, {message}"
            self.report.error("range-past-end", message, span, f"the last one is {total}")
        return [number for number in named if 0 < number <= total]

    def _file(self, name: str, source: SlideSource) -> WrittenFile | _Failure:
        path = self._path(name, source)
        try:
            located = self.sources.locate(path)
            if located not in self._files:
                self._files[located] = self._load(located, name)
            return self._files[located]
        except OutsideRootsError:
            message = f"`{name}` is outside the project root, and is not read"
            hint = "move it into the project, or name a root above it with --root"
            return _Failure("import-outside-root", message, hint, "is outside the project")
        except (OSError, ValueError):
            return self._missing(path, name)

    def _load(self, path: Path, name: str) -> WrittenFile | _Failure:
        if not self.sources.has(path):
            return self._missing(path, name)
        try:
            return self.read(path)
        except NotTextError as error:
            return _Failure("not-text", str(error), "save it as UTF-8", "is not text")
        except OSError as error:
            message = f"`{name}` cannot be read: {error.strerror}"
            return _Failure("import-unreadable", message, "allow it to be read", "cannot be read")

    def _missing(self, path: Path, name: str) -> _Failure:
        hint = f"it is looked for at {self.sources.shown(path)}"
        forward = name.replace("\\", "/")
        if forward != name:
            hint = f"write `{forward}`"
        return _Failure("missing-import", f"there is no file `{name}`", hint, "is missing")

    def _path(self, name: str, source: SlideSource) -> Path:
        if name.startswith("@/"):
            path = self.root / name[2:]
        elif name.startswith("/"):
            path = self.folder / name.lstrip("/")
        else:
            path = source.folder / name
        # The dots go first: a folder of the path may itself not be there.
        return Path(*_without_dots(path.parts))

    def _tell_content(self, source: SlideSource, name: str) -> None:
        if source.content:
            text = source.file.line(source.content_line)
            span = Span(source.file, source.content_line, 1, max(1, len(text)))
            message = f"the slides of `{name}` stand here, this text is not shown"
            self.report.warning("content-beside-src", message, span, "put it on a slide of its own")


def _placeholder(source: SlideSource, settings: Settings, name: str, why: str) -> SlideSource:
    """A slide that stands for slides which are not there."""
    shown = escape(name).replace("{", "&#123;")
    content = (
        f'<div class="slidegen-missing"><span class="slidegen-missing-name">{shown}</span> '
        f'<span class="slidegen-missing-why">{why}</span></div>'
    )
    return replace(
        source, content=content, settings=settings.without("layout"), note=None, title=None, level=None
    )


def _range_span(span: Span, selection: str) -> Span:
    """The range within the value of `src` at `span`."""
    at = span.file.line(span.line).find(f"#{selection}", span.col - 1)
    return Span(span.file, span.line, at + 2, max(1, len(selection))) if at >= 0 else span


def _without_dots(parts: tuple[str, ...]) -> list[str]:
    kept: list[str] = []
    for part in parts:
        if part == ".." and len(kept) > 1:
            kept.pop()
        elif part != ".":
            kept.append(part)
    return kept
