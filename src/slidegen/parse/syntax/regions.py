"""Named parts of a source file, in the comments of its language (Slidev reference §3.5).

// #region setup
const a = 1
// #endregion setup
"""

from __future__ import annotations

import re
import textwrap

from slidegen.core.patterns import pattern

_NAME = r"\b\s*(?P<name>.*?)\s*"


def _style(
    before: str, after: str = "$", start: str = "#?region", end: str = "#?endregion"
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        pattern(rf"\s*{before}\s*{start}{_NAME}{after}"),
        pattern(rf"\s*{before}\s*{end}{_NAME}{after}"),
    )


_STYLES = (
    _style("//"),
    _style("<!--", "-->"),
    _style(r"/\*", r"\*/", "#region", "#endregion"),
    _style("", start="#[rR]egion", end="#[eE]nd ?[rR]egion"),
    _style("#"),
    _style("(?:--|::|@?REM)", start="#region", end="#endregion"),
    _style(r"#pragma\s", start="region", end="endregion"),
    _style(r"\(\*", r"\*\)", "#region", "#endregion"),
)
"""Start and end mark of each way to write a comment; the first that fits a line counts."""


def cut_region(text: str, name: str) -> str | None:
    """The lines between the first start mark of `name` and its end mark, dedented, without marks."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for start, end in _STYLES:
            match = start.match(line)
            if match and match["name"] == name:
                last = _last_line(lines[number + 1 :], name, start, end)
                if last is None:
                    return None
                inside = lines[number + 1 : number + 1 + last]
                kept = [one for one in inside if not start.match(one) and not end.match(one)]
                return textwrap.dedent("\n".join(kept))
    return None


def _last_line(lines: list[str], name: str, start: re.Pattern[str], end: re.Pattern[str]) -> int | None:
    """0-based number of the line with the end mark; regions of the same name may nest."""
    depth = 1
    for number, line in enumerate(lines):
        if (opening := start.match(line)) and opening["name"] == name:
            depth += 1
        elif (closing := end.match(line)) and closing["name"] in (name, ""):
            depth -= 1
            if depth == 0:
                return number
    return None
