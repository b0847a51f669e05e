"""The frontmatter of a slide → `Settings`, in both of its forms (Slidev reference §1.2).

    ---                     ```yaml
    layout: center          layout: center
    ---                     ```

The second form is a block of YAML that opens the slide. Slidev takes every such block; here one whose
keys are mostly not those of slides is code that the author wants to show, and stays in the slide.
"""

from __future__ import annotations

import re

from slidegen.core.deck import Settings
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.yaml import Oddity, Place, YamlDocument, YamlSyntaxError, read_yaml
from slidegen.parse.broken_yaml import mend_yaml
from slidegen.parse.opening import KNOWN_KEYS
from slidegen.parse.quirks import warn
from slidegen.parse.split import SlideLines

_BLOCK = re.compile(r"\s*```ya?ml(?P<words>.*)")


def read_frontmatter(file: SourceFile, slide: SlideLines, report: Report) -> tuple[Settings, int]:
    """The settings of `slide`, and the 0-based line on which its content starts."""
    if slide.frontmatter is None:
        return _read_block(file, slide, report)
    first, last = slide.frontmatter
    for index in range(first, last):
        # Slidev's expression for frontmatter ends at the first three dashes, wherever they stand.
        if "---" in file.lines[index]:
            warn(report, file, "dashes-in-frontmatter", index, part="---")
    return read_settings(file, first, last, report), slide.content


def read_settings(file: SourceFile, first: int, last: int, report: Report) -> Settings:
    """The YAML map on the lines from `first` to before `last` (0-based)."""
    lines = file.lines[first:last]
    try:
        document = read_yaml("\n".join(lines))
    except YamlSyntaxError:
        document = None
    if document is not None and document.value is None:
        return Settings()
    if document is None or not isinstance(document.value, dict):
        document = _mend(file, first, last, report)
    for oddity in document.oddities:
        _tell_oddity(oddity, _span(file, first, oddity.place), report)
    spans = {path: _span(file, first, place) for path, place in document.places.items()}
    return Settings(document.value, spans)


def _mend(file: SourceFile, first: int, last: int, report: Report) -> YamlDocument:
    document, problems = mend_yaml(file.lines[first:last])
    for problem in problems:
        span = Span(file, first + problem.line + 1, problem.col, problem.length)
        report.error(problem.code, problem.message, span, problem.hint)
    return document


def _read_block(file: SourceFile, slide: SlideLines, report: Report) -> tuple[Settings, int]:
    """A YAML block that opens a slide without other frontmatter."""
    lines = file.lines
    first = next((index for index in range(slide.content, slide.end) if lines[index].strip()), slide.end)
    match = _BLOCK.match(lines[first]) if first < slide.end else None
    if match is None:
        return Settings(), slide.content
    close = next((i for i in range(first + 1, slide.end) if lines[i].lstrip().startswith("```")), None)
    if close is None:
        return Settings(), slide.content
    found = Report()
    settings = read_settings(file, first + 1, close, found)
    known = sum(key in KNOWN_KEYS for key in settings)
    if match["words"].strip() or 2 * known < max(1, len(settings)):
        warn(report, file, "yaml-block-is-code", first)
        return Settings(), slide.content
    report.extend(found)
    return settings, close + 1


def _tell_oddity(oddity: Oddity, span: Span, report: Report) -> None:
    match oddity.kind:
        case "duplicate-key":
            message = f"`{oddity.name}` is here twice, and this one holds"
            report.warning("duplicate-key", message, span, "keep one of them")
        case "unknown-tag":
            message = f"the tag `{oddity.name}` means nothing here"
            report.warning("unknown-tag", message, span, "leave it out, or put the value in quotes")
        case "merge-key":
            message = "`<<` is a name like any other in YAML 1.2 and merges nothing"
            report.warning("merge-key", message, span, "write the settings themselves")


def _span(file: SourceFile, first: int, place: Place) -> Span:
    """A place in the YAML, whose first line is the 0-based line `first` of `file`."""
    return Span(file, first + place.line, place.col, place.length)
