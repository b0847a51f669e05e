"""`setup/mermaid.ts` of a deck, theme or addon → what diagrams start from, as far as it is data.

    export default defineMermaidSetup(() => ({ theme: 'forest', flowchart: { curve: 'linear' } }))

In:  a folder. Out: the map that it exports; a part that is code is told with its line, and left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from slidegen.core.diagnostics import Report, Span
from slidegen.core.modules import Code
from slidegen.core.sources import Sources
from slidegen.themes.setups import find_setup


def folder_mermaid(folder: Path, sources: Sources, report: Report) -> Mapping[str, Any]:
    """What the setup in `folder` says of diagrams; empty without one."""
    setup = find_setup(folder, "setup/mermaid", sources, report)
    if setup is None:
        return {}
    value = setup.exported()
    told = [value] if not isinstance(value, dict) else _code_in(value)
    for code in told:
        line = code.line if isinstance(code, Code) else 1
        what = f"`{code.text}`" if isinstance(code, Code) else "what it exports"
        report.warning(
            "part-not-used",
            f"{what} in `{setup.name}` is no data, it is left out",
            Span(setup.file, line),
            "write texts, numbers, lists and maps: they are read, the file is not run",
        )
    return _plain(value) if isinstance(value, dict) else {}


def _code_in(value: Any) -> Iterator[Code]:
    match value:
        case Code():
            yield value
        case list():
            for one in value:
                yield from _code_in(one)
        case dict():
            yield from _code_in(list(value.values()))


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """`value` without what is code."""
    return {
        name: _plain(one) if isinstance(one, dict) else one
        for name, one in value.items()
        if next(_code_in(one), None) is None or isinstance(one, dict)
    }
