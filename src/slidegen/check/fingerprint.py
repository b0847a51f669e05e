"""What a finding is known by when lines have moved: its code, its file, and the text of its line.

In:  findings in their order. Out: a short word for each, no two alike: of findings that say the same of
     lines that read the same, the second has a number.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from slidegen.core.diagnostics import Diagnostic
from slidegen.core.sources import shown_path


@dataclass(slots=True)
class Fingerprints:
    """The words of findings whose paths are shown from `cwd`, as they are known in `base`."""

    cwd: Path
    base: Path
    _met: Counter[str] = field(default_factory=Counter)

    def of(self, found: Diagnostic) -> str:
        """The word of the next finding: 16 hexadecimal digits."""
        span = found.span
        # A line that is empty says nothing: then it is the message.
        said = span.file.line(span.line).strip() or found.message
        seen = "\0".join((found.code, self.path(found), said))
        self._met[seen] += 1
        return hashlib.sha256(f"{seen}\0{self._met[seen]}".encode()).hexdigest()[:16]

    def path(self, found: Diagnostic) -> str:
        """The finding's file, from `base`."""
        return shown_path(Path(os.path.normpath(self.cwd / found.span.file.path)), self.base)
