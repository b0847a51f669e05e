"""The styles of a single-file component, as far as they are CSS.

In:  what the engine made of each `<style>` block; its source as written where its language needs a compiler.
Out: style blocks. One in SCSS, Less or Stylus is read as CSS where it may be CSS; else it is left out,
     which is said at the first part that is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from slidegen.core.deck import StyleBlock
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.preprocessors import HINT, NAMES, foreign_part


def component_styles(
    made: Sequence[Mapping[str, Any]], file: SourceFile, folder: Path, report: Report
) -> Iterator[StyleBlock]:
    """The blocks of a component in `file` that can be shown."""
    for style in made:
        if style["source"] and _is_foreign(style, file, report):
            continue
        yield StyleBlock(style["css"], Span(file, style["line"]), scoped=False, folder=folder)


def _is_foreign(style: Mapping[str, Any], file: SourceFile, report: Report) -> bool:
    """Whether `style` is no CSS; says so, or that it is read as CSS."""
    language, source = str(style["lang"]), str(style["source"])
    line = int(style["line"])
    foreign = foreign_part(source, language)
    if foreign is None and not style["errors"]:
        tag = file.line(line)
        col = tag.find("lang=") + 1 or 1
        message = f"`{language}` is not compiled, this style is read as CSS"
        hint = "CSS nests rules as well: write them so, and leave `lang` out"
        report.warning("style-language", message, Span(file, line, col, len(f'lang="{language}"')), hint)
        return False
    if foreign is None:
        error = style["errors"][0]
        span = Span(file, int(error["line"]), max(1, int(error["column"])))
        message = f"this style is not CSS and {NAMES[language]} is not compiled: it is left out"
        report.error("style-language", message, span, HINT)
        return True
    offset, part = foreign
    row = source.count("\n", 0, offset)
    span = Span(file, line + row, 1, len(part))
    if row:
        span = Span(file, line + row, offset - source.rfind("\n", 0, offset), len(part))
    message = f"`{part}` is {NAMES[language]}, which is not compiled: this style is left out"
    report.error("style-language", message, span, HINT)
    return True
