"""A finding → what to write, where its hint says so literally: the table of what `--fix` may do.

In:  a finding. Out: stretches of its file with the texts that take their places; None where somebody has
     to think. Nothing is guessed: a hint that says "write `center`" is done, one that names two ways is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from slidegen.core.diagnostics import Diagnostic
from slidegen.core.records import record


@record
class Edit:
    """A stretch of a file, and what is to stand there."""

    line: int
    """1-based."""
    col: int
    """1-based, in characters; one past the last one is the line's end."""
    length: int
    """Characters; they may reach over line ends, each of which counts as one."""
    text: str
    """With `\\n` for a line end, whichever the file has."""


Mend = tuple[Edit, ...]
"""What mends a finding: all of it, or nothing."""


def mend(found: Diagnostic) -> Mend | None:
    """What mends `found`."""
    how = MENDS.get(found.code)
    edits = how(found) if how is not None and found.hint is not None else None
    return (edits,) if isinstance(edits, Edit) else edits


def _written(found: Diagnostic) -> Edit | None:
    """A word that is misspelled: the hint says "write `center`", the message what stands there."""
    hint = re.fullmatch(r"write `([^`]+)`", found.hint or "")
    if hint is None:
        return None
    lead, core, tail = re.fullmatch(r"(\W*)(.*?)(\W*)", hint[1], re.DOTALL).groups()  # type: ignore[union-attr]
    stretch = _stretch(found)
    for word in re.findall(r"`([^`]+)`", found.message):
        if word == stretch:
            return _instead(found, 0, len(stretch), hint[1])
        bare = word.strip("#:<>/")
        for old, new in ((f"{lead}{bare}{tail}", hint[1]), (f"{lead}{bare}", f"{lead}{core}")):
            if stretch.count(old) == 1 and (tail in ("", ">") or old.endswith(tail)):
                return _instead(found, stretch.index(old), len(old), new)
    if hint[1] == f"[{stretch}]":
        return _instead(found, 0, len(stretch), hint[1])
    return None


def _language(found: Diagnostic) -> Edit | None:
    """A fence's language; that of a snippet is the ending of its file's name, too."""
    return None if "<<<" in found.span.file.line(found.span.line) else _written(found)


def _tag(found: Diagnostic) -> Mend | None:
    """A component's name, in its start tag and in its end tag, where it is clear which one that is."""
    edit = _written(found)
    if edit is None:
        return None
    start = found.span.file.line(edit.line)
    old = start[edit.col : edit.col - 1 + edit.length]
    lines = [start[edit.col - 1 + edit.length :], *found.span.file.lines[edit.line :]]
    if _stretch(found).rstrip().endswith("/>"):
        return (edit,)
    tags = [
        (edit.line + number, match)
        for number, line in enumerate(lines)
        for match in re.finditer(rf"<(/?){re.escape(old)}(?![\w-])", line)
    ]
    if not tags or not tags[0][1][1]:
        return None  # it is never closed, or another one is opened before it is
    line, match = tags[0]
    col = match.start() + 1 + (edit.col - 1 + edit.length if line == edit.line else 0)
    return edit, Edit(line, col, len(match[0]), f"</{edit.text[1:]}")


def _left_out(found: Diagnostic) -> Edit | None:
    """The hint says "leave `twoslash` out": it goes with the blank before it."""
    hint = re.fullmatch(r"leave `([^`]+)` out", found.hint or "")
    line = found.span.file.line(found.span.line)
    if hint is None or line.count(hint[1]) != 1:
        return None
    start = line.index(hint[1])
    before = len(line[:start]) - len(line[:start].rstrip(" "))
    return Edit(found.span.line, start - before + 1, len(hint[1]) + before, "")


def _yaml(found: Diagnostic) -> Edit | None:
    """Quotes around a value, a blank behind a colon, a bracket or a quote that closes at the line's end."""
    line = found.span.file.line(found.span.line)
    closing = re.fullmatch(r"write `(.)` at the end", found.hint or "")
    if closing is not None and "#" not in line and found.message.endswith("is never closed"):
        return Edit(found.span.line, len(line.rstrip()) + 1, 0, closing[1])
    hint = re.fullmatch(r"write `(.+)`", found.hint or "")
    if hint is None:
        return None
    old = hint[1][1:-1] if hint[1][0] in "\"'" else hint[1].replace(": ", ":", 1)
    if line.count(old) != 1 or old == hint[1]:
        return None
    return Edit(found.span.line, line.index(old) + 1, len(old), hint[1])


def _spaces(found: Diagnostic) -> Edit | None:
    line = found.span.file.line(found.span.line)
    blank = line[: len(line) - len(line.lstrip())]
    return Edit(found.span.line, 1, len(blank), blank.replace("\t", "  "))


def _line_gone(found: Diagnostic) -> Edit:
    return Edit(found.span.line, 1, len(found.span.file.line(found.span.line)) + 1, "")


def _lines_above_gone(found: Diagnostic) -> Edit:
    above = found.span.file.lines[: found.span.line - 1]
    return Edit(1, 1, sum(len(line) + 1 for line in above), "")


def _blank_below_gone(found: Diagnostic) -> Edit | None:
    below = found.span.file.line(found.span.line + 1)
    return Edit(found.span.line + 1, 1, len(below) + 1, "") if not below.strip() else None


def _blank_above(found: Diagnostic) -> Edit:
    return Edit(found.span.line, 1, 0, "\n")


def _closed_below(found: Diagnostic) -> Edit | None:
    hint = re.fullmatch(r"write `(.+)` below line (\d+)", found.hint or "")
    if hint is None:
        return None
    line = int(hint[2])
    return Edit(line, len(found.span.file.line(line)) + 1, 0, f"\n{hint[1]}")


def _on_next_line(found: Diagnostic) -> Edit:
    line = found.span.file.line(found.span.line)
    before = line[: found.span.col - 1]
    blanks = len(before) - len(before.rstrip(" "))
    indent = before[: len(before) - len(before.lstrip())]
    return Edit(found.span.line, found.span.col - blanks, blanks, f"\n{indent}")


def _css_comment(found: Diagnostic) -> Edit | None:
    """`// text` → `/* text */`, where it has its line for itself."""
    line = found.span.file.line(found.span.line)
    start = found.span.col - 1
    if line[:start].strip() or not line.startswith("//", start) or "*/" in line:
        return None
    return Edit(found.span.line, found.span.col, len(line) - start, f"/*{line[start + 2 :].rstrip()} */")


def _stretch(found: Diagnostic) -> str:
    span = found.span
    return span.file.line(span.line)[span.col - 1 : span.col - 1 + span.length]


def _instead(found: Diagnostic, start: int, length: int, text: str) -> Edit:
    return Edit(found.span.line, found.span.col + start, length, text)


_SLIPS = (
    "unknown-setting unknown-layout unknown-theme unknown-slot unknown-directive unknown-mark unknown-option "
    "unknown-key unknown-column unknown-part unknown-diagram-theme unknown-picture-word "
    "unknown-slide unknown-code wrong-value broken-letters chart-not-drawn motion-not-shown dead-anchor "
    "missing-asset space-in-address"
)
MENDS: Mapping[str, Callable[[Diagnostic], Edit | Mend | None]] = {
    **dict.fromkeys(_SLIPS.split(), _written),
    "unknown-component": _tag,
    "unknown-language": _language,
    "code-not-live": _left_out,
    "types-not-shown": _left_out,
    "yaml-syntax": _yaml,
    "tab-in-yaml": _spaces,
    "separator-at-start": _line_gone,
    "blank-before-headmatter": _lines_above_gone,
    "blank-in-headmatter": _blank_below_gone,
    "prose-after-separator": _blank_above,
    "frontmatter-not-closed": _closed_below,
    "tex-beside-marks": _on_next_line,
    "css-line-comment": _css_comment,
}
"""Code → what its hint says to do."""
