"""`uno.config.ts` of a deck, theme or addon → what it adds to UnoCSS, as far as it is data; it is not run.

uno.config.{ts,js}   unocss.config.{ts,js}   setup/unocss.{ts,js}

What they import of files beside them is read in the same way; a package is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.modules import Code, ReadModule, exported
from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.core.sources import Sources
from slidegen.core.uno import KEYS, UnoConfig, read_uno
from slidegen.themes.setups import find_setup

STEMS = ("uno.config", "unocss.config", "setup/unocss")
CARRIED = pattern(
    r"(?:preset(?:Uno|Wind3?|Mini|Attributify|Icons|Typography)|transformer(?:Directives|VariantGroup))\b"
)
"""Presets and transformers that slidegen has in any case."""
WITHOUT_EFFECT = frozenset("content details warn envMode configDeps cli inspector mergeSelectors".split())
"""Settings of how UnoCSS finds and writes, which the build does in its own way."""


def folder_uno(folder: Path, sources: Sources, report: Report) -> UnoConfig:
    """What the configurations in `folder` add, the later ones over the former."""
    found = UnoConfig()
    for stem in STEMS:
        setup = find_setup(folder, stem, sources, report)
        if setup is not None:
            found = _Config(setup.name, setup.file, report, setup.imports).read().over(found)
    return found


@record
class _Config:
    name: str
    file: SourceFile
    report: Report
    beside: ReadModule

    def read(self) -> UnoConfig:
        value = exported(self.file.text, self.beside)
        if not isinstance(value, dict):
            self._tell("", value, "it is no map")
            return UnoConfig()
        for key, one in value.items():
            if key in ("presets", "transformers"):
                for part in one if isinstance(one, list) else [one]:
                    if not (isinstance(part, Code) and CARRIED.match(part.text)):
                        self._tell(key, part, "it is code")
            elif key not in KEYS and key not in WITHOUT_EFFECT:
                self._tell(key, one, "it is code" if isinstance(one, Code) else "it is not read")
        return read_uno(value, self._tell)

    def _tell(self, path: str, value: object, problem: str) -> None:
        code = next(_code_in(value), None)
        what = f"`{code.text if len(code.text) <= 40 else code.text[:39] + '…'}`" if code else f"`{path}`"
        problem = "is code" if code else problem.removeprefix("it ")
        line = code.line if code else self._line_of(path)
        text = self.file.line(line)
        start = len(text) - len(text.lstrip())
        self.report.warning(
            "uno-not-read",
            f"{what if code or path else 'what it exports'} in `{self.name}` {problem}, it is left out",
            Span(self.file, line, start + 1, max(1, len(text.strip()))),
            "write texts, lists and maps: they are read, the file is not run",
        )

    def _line_of(self, path: str) -> int:
        """The first line that has the last name of `path`."""
        name = next((part for part in reversed(path.split(".")) if part and not part.isdigit()), "")
        found = re.search(rf"\b{re.escape(name)}\b", self.file.text) if name else None
        return self.file.text.count("\n", 0, found.start()) + 1 if found else 1


def _code_in(value: Any) -> Iterator[Code]:
    match value:
        case Code():
            yield value
        case list():
            for one in value:
                yield from _code_in(one)
        case dict():
            yield from _code_in(list(value.values()))
