"""The style sheets of a deck, theme or addon: what Slidev loads by itself (Slidev reference §2.7).

    styles/index.{ts,js,css}   styles.{ts,js,css}   style.{ts,js,css}

All that there are, in this order. Of a script, the lines `import './x.css'` are read; it is not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path

from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.patterns import pattern
from slidegen.core.preprocessors import HINT, NAMES, foreign_part, without_line_comments
from slidegen.core.records import record
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources, why_unread
from slidegen.core.theme import Stylesheet
from slidegen.themes.places import find_module

STEMS = ("styles/index", "styles", "style")
ENDINGS = ("ts", "js", "css")
CARRIED = (
    "@slidev/client/",
    "@unocss/reset",
    "codemirror-theme-vars/",
    "katex/dist/",
    "prism-theme-vars/",
    "uno.css",
    "virtual:",
)
"""What lies in every page already, or has nothing to colour in it: an import of it brings nothing."""

TYPOGRAPHY = "layouts-base"

_STATEMENT = pattern(r"[^\n;]*(?:;|\n|$)")
_IMPORT = pattern(r"\s*import\s*(['\"])(?P<address>[^'\"]+)\1\s*;?\s*")
_COMMENT = pattern(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)


def folder_sheets(folder: Path, root: Path, sources: Sources, report: Report) -> list[Stylesheet]:
    """The sheets of `folder`, in order. `root` is where the search in `node_modules` ends."""
    reader = _Reader(root, sources, report)
    paths = [folder / f"{stem}.{ending}" for stem in STEMS for ending in ENDINGS]
    return [sheet for path in paths for sheet in reader.sheets(path)]


def imports_typography(folder: Path, sources: Sources) -> bool:
    """Whether a sheet of `folder` imports Slidev's `layouts-base.css`, without which text is not set."""
    named = [folder / f"{stem}.{ending}" for stem in STEMS for ending in ENDINGS]
    beside = sorted((folder / "styles").glob("*.*"))
    return any(TYPOGRAPHY in _text(path, sources) for path in dict.fromkeys((*named, *beside)))


def _text(path: Path, sources: Sources) -> str:
    try:
        return sources.read(path).text
    except (OSError, NotTextError, OutsideRootsError):
        return ""


def locate_sheet(address: str, folder: Path, root: Path) -> Path | None:
    """The file that `@import "address"` means in a sheet of `folder`; None for what is there in any case."""
    address = address.removeprefix("~")
    if address.startswith(CARRIED):
        return None
    if address.startswith("@/"):
        return root / address[2:]
    beside = Path(normpath(folder / address))
    if address.startswith((".", "/")) or beside.exists():
        return beside
    return find_module(address, folder, root) or beside


def is_refused(path: Path, file: SourceFile, report: Report) -> bool:
    """Whether `file` is in a language that is not compiled, which is told."""
    language = path.suffix.removeprefix(".").lower()
    if language not in NAMES:
        return False
    foreign = foreign_part(file.text, language)
    if foreign is None:
        return False
    offset, text = foreign
    line = file.text.count("\n", 0, offset) + 1
    col = offset - file.text.rfind("\n", 0, offset)
    report.error(
        "style-language",
        f"`{text}` is {NAMES[language]}, which is not compiled: this sheet is left out",
        Span(file, line, col, len(text)),
        HINT,
    )
    return True


@record
class _Reader:
    root: Path
    sources: Sources
    report: Report

    def sheets(self, path: Path) -> Iterator[Stylesheet]:
        """Of the file at `path`; none where there is no such file."""
        start = Span(SourceFile(self.sources.shown(path), ""), 1)
        try:
            file = self.sources.find(path)
        except NotTextError as error:
            self.report.error("sheet-unreadable", f"{error}", start, "save it as UTF-8")
            return
        except OSError as error:
            told = f"`{path.name}` cannot be read: {why_unread(error)}"
            self.report.error("sheet-unreadable", told, start)
            return
        if file is None:
            return
        if path.suffix in (".ts", ".js"):
            yield from self._imported(file, path)
        elif not is_refused(path, file, self.report):
            foreign = path.suffix.removeprefix(".") in NAMES
            yield Stylesheet(path, without_line_comments(file.text) if foreign else file.text)

    def _imported(self, script: SourceFile, path: Path) -> Iterator[Stylesheet]:
        """The sheets that a script imports, where they stand."""
        text = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), script.text)
        told = False
        for statement in _STATEMENT.finditer(text):
            if not statement[0].strip(" \t\n;"):
                continue
            line = text.count("\n", 0, statement.start()) + 1
            found = _IMPORT.fullmatch(statement[0])
            if found:
                span = Span(script, line, statement[0].index(found["address"]) + 1, len(found["address"]))
                yield from self._import(found["address"], path.parent, span)
            elif not told:
                told = True
                self._tell_code(Span(script, line, 1, len(statement[0].rstrip())), path)

    def _import(self, address: str, folder: Path, span: Span) -> Iterator[Stylesheet]:
        path = locate_sheet(address.split("?", maxsplit=1)[0], folder, self.root)
        if path is None:
            return
        if path.suffix not in (".css", *(f".{language}" for language in NAMES)):
            self._tell_code(span, path)
            return
        try:
            there = self.sources.has(path)
        except OutsideRootsError:
            there = False
        if there:
            yield from self.sheets(path)
        else:
            looked = f"looked for {self.sources.shown(path)}"
            self.report.error("missing-sheet", f"`{address}` cannot be read", span, looked)

    def _tell_code(self, span: Span, path: Path) -> None:
        self.report.warning(
            "part-not-used",
            f"`{path.name}` is not run, only the style sheets that it imports are read",
            span,
            "import style sheets by `import './name.css'`",
        )
