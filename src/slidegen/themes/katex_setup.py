r"""`setup/katex.ts` of a deck or theme → the macros of its formulas, as far as they are data.

    export default defineKatexSetup(() => ({ macros: { '\\RR': '\\mathbb{R}' } }))

In:  a folder. Out: command → replacement. Another option, or a part that is code, is told with its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from slidegen.core.diagnostics import Report, Span
from slidegen.core.modules import Code
from slidegen.core.sources import Sources
from slidegen.themes.setups import Setup, find_setup

ALREADY = frozenset({"strict", "throwOnError", "output", "displayMode", "trust", "errorColor", "maxExpand"})
"""Options that change nothing in a formula that parses."""


def deck_macros(folders: Iterable[Path | None], sources: Sources, report: Report) -> dict[str, str]:
    """The macros of all `folders` that there are, those of later ones over those of former ones."""
    return {
        name: tex
        for folder in folders
        if folder is not None
        for name, tex in _folder_macros(folder, sources, report).items()
    }


def _folder_macros(folder: Path, sources: Sources, report: Report) -> Mapping[str, str]:
    setup = find_setup(folder, "setup/katex", sources, report)
    if setup is None:
        return {}
    value = setup.exported()
    options = value if isinstance(value, dict) else {"what it exports": value}
    macros = options.get("macros", {})
    named = macros if isinstance(macros, dict) else {"macros": macros}
    for name, one in [*options.items(), *named.items()]:
        is_read = name == "macros" and isinstance(one, dict)
        if not (is_read or name in ALREADY or (name in named and isinstance(one, str))):
            _tell(name, one, setup, report)
    return {str(name): one for name, one in named.items() if isinstance(one, str)}


def _tell(name: str, value: object, setup: Setup, report: Report) -> None:
    at = next((number for number, text in enumerate(setup.file.lines, 1) if name in text), 1)
    line = value.line if isinstance(value, Code) else at
    report.warning(
        "part-not-used",
        f"`{name}` in `{setup.name}` is not read, formulas are set without it",
        Span(setup.file, line),
        "`macros` are read where they are texts: the file is not run",
    )
