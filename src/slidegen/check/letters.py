"""Letters that a program has broken on the way: `â€”` where a dash was.

In:  a slide as written. Out: each line on which letters stand that are surely not meant: those that are what
     UTF-8 looks like when it is read as Windows-1252, and the sign for a letter that could not be read.
"""

from __future__ import annotations

import re

from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report, Span

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_LOST = "\ufffd"


def letters_are_whole(slide: Slide, built: Built, report: Report) -> None:
    """Text that was saved in one encoding and read in another."""
    source = slide.source
    for text, first in ((source.content, source.content_line), (source.note or "", source.note_line)):
        for number, line in enumerate(text.split("\n") if text else ()):
            for match in _FOREIGN.finditer(line):
                meant = _meant(match[0])
                if meant is None and _LOST not in match[0]:
                    continue
                col = max(source.file.line(first + number).find(match[0]), 0) + 1
                span = Span(source.file, first + number, col, len(match[0]))
                hint = f"write `{meant}`" if meant else "write the letter again, and save as UTF-8"
                report.warning("broken-letters", f"`{match[0]}` is no text, letters are broken", span, hint)


def _meant(letters: str) -> str | None:
    """What the letters were before they were read in the wrong encoding; None: they were not."""
    try:
        # Windows-1252 has no letter for five bytes: programs keep these as control characters.
        raw = b"".join(
            bytes([ord(one)]) if 0x80 <= ord(one) <= 0x9F else one.encode("cp1252") for one in letters
        )
        return raw.decode("utf-8")
    except UnicodeError:
        return None
