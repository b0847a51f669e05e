"""Range strings: `1,3-5,8`, `all`, `5-` (Slidev reference §1.5).

`src:`, the lines of code, `--range` and the address of the print view are written so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from slidegen.core.patterns import pattern

_ALL = ("", "all", "*")
_PART = pattern(r"\s*(?:(\d*)\s*-\s*(\d*)|(\d+))\s*")
_SPAN_LIMIT = 100_000


def parse_range(total: int, text: str) -> list[int]:
    """The numbers that `text` names, sorted, each once, none above `total`; a 0 that is written stays.

    What is not a number is passed over, as Slidev does: `is_range` tells.
    """
    return [number for number in named_numbers(total, text) if number <= total]


def named_numbers(total: int, text: str) -> list[int]:
    """The same with the numbers above `total`, for those who must say that they are not there."""
    if text.strip() in _ALL:
        return list(range(1, total + 1))
    found: set[int] = set()
    for part in re.split("[,;]", text):
        match = _PART.fullmatch(part)
        if match is None:
            continue
        first, last, single = match.groups()
        if single is not None:
            found.add(int(single))
        else:
            end = min(int(last) if last else total, _SPAN_LIMIT)
            found.update(range(int(first or 0), end + 1))
    return sorted(found)


def is_range(text: str) -> bool:
    """Whether every part of `text` names numbers that go upwards; `all`, `*`, `none` and nothing do too."""
    if text.strip() in (*_ALL, "none"):
        return True
    matches = [_PART.fullmatch(part) for part in re.split("[,;]", text)]
    return all(
        match is not None and not (match[1] and match[2] and int(match[1]) > int(match[2]))
        for match in matches
    )


def listed(numbers: Sequence[int]) -> str:
    """Numbers that rise, as they are written: `1, 3-5`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
