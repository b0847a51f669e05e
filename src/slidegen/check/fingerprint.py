"""What a finding is known by when lines have moved: its code, its file, and the text of its line.

In:  findings in their order. Out: a short word for each, no two alike: of findings that say the same of
     lines that read the same, the second has a number.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from slidegen.core.diagnostics import Diagnostic


def fingerprints(found: Sequence[Diagnostic]) -> list[str]:
    """A word for each of `found`: 16 hexadecimal digits."""
    met: Counter[str] = Counter()
    marks = []
    for one in found:
        seen = _seen(one)
        met[seen] += 1
        marks.append(hashlib.sha256(f"{seen}\0{met[seen]}".encode()).hexdigest()[:16])
    return marks


def _seen(found: Diagnostic) -> str:
    """A line that is empty says nothing: then it is the message."""
    span = found.span
    return "\0".join((found.code, span.file.path, span.file.line(span.line).strip() or found.message))
