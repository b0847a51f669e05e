"""What is different between two builds of a deck: an open page then takes a few slides instead of all.

In:  two pages as they are served.
Out: `{"data": …, "count": 200, "sections": {"17": "<section…"}}`, positions from 0; None where more than
     slides and their data is different (styles, scripts, the language), and the whole page is wanted.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import lru_cache

from slidegen.core.records import record

_SLIDE = b'<section class="slidev-page '
_DATA = b'<script type="application/json" id="slidegen-data">'


@record
class _Parts:
    before: bytes
    sections: list[bytes]
    data: bytes
    after: bytes


def changes(old: bytes, new: bytes, slides: int, drafted: Collection[int] = ()) -> bytes | None:
    """The difference as JSON; `slides` is how many there are in `new`.

    Those whose numbers (from 1) are in `drafted` are told in any case: who shows a draft of one has it
    neither as it was nor as it is.
    """
    was, now = _parts(old), _parts(new)
    # Text that looks like a slide's start is in no built page; if it were, nothing would fit together.
    if was.before != now.before or was.after != now.after or len(now.sections) != slides or not was.sections:
        return None
    changed = {
        no: section.decode("utf-8")
        for no, section in enumerate(now.sections)
        if no >= len(was.sections) or was.sections[no] != section or no + 1 in drafted
    }
    told = json.dumps({"count": slides, "sections": changed}, ensure_ascii=False)
    return told[:-1].encode("utf-8") + b', "data": ' + now.data + b"}"


@lru_cache(maxsize=8)
def _parts(html: bytes) -> _Parts:
    slides, _, rest = html.rpartition(_DATA)
    data, _, after = rest.partition(b"</script>")
    before, *sections = slides.split(_SLIDE)
    sections = [_SLIDE + section for section in sections]
    if sections:
        # What closes the document's frame after the last slide is not the slide's.
        last, mark, end = sections[-1].rpartition(b"</section>")
        sections[-1], after = last + mark + b"\n", end.lstrip() + after
    return _Parts(before, sections, data, after)
