"""What a server and an open page say to each other on their line, as JSON.

The server: `{"build": 12, "mistakes": [frame, …], "follow": false}` names the newest build, and says whether
pages go to what was edited; `{"coming": true}` tells that a file was saved, so that a page is awake when the
news of it comes; `{"build": 12, "draft": {"no": 3, "html": …, "data": …}}` is slide 3 ahead of
build 13, for pages that show build 12; `{"said": sentence}` answers.
The page: `{"shows": 12}` confirms what it shows, `{}` asks which is the newest, `{"slide": 3, "line": 4}`
wants that line in the editor: lines count from where the slide's content begins. Nothing else is heard.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from slidegen.build import Draft
from slidegen.core.records import record
from slidegen.serve.live_deck import LivePage

KEYS = frozenset({"shows", "slide", "line", "build"})


@record
class Asked:
    """What a page says."""

    shows: int = 0
    """The build that it shows now; 0: it says something else."""
    slide: int = 0
    """From 1; 0: it wants no editor."""
    line: int = 0
    """Lines below the first one of the slide's content; negative in its frontmatter."""
    build: int = 0
    """That `slide` and `line` belong to."""


def news(page: LivePage, *, follow: bool) -> Mapping[str, object]:
    """What names a build."""
    return {"build": page.number, "mistakes": list(page.mistakes), "follow": follow}


COMING: Mapping[str, object] = {"coming": True}
"""A file was saved: news may follow, or none."""


def news_of_draft(draft: Draft, page: LivePage) -> Mapping[str, object]:
    """What shows a slide ahead of its build, in pages that show the newest one."""
    return {"build": page.number, "draft": {"no": draft.no, "html": draft.html, "data": draft.data}}


def read_message(message: str | bytes) -> Asked | None:
    """What a page said; None where no page of slidegen's says so."""
    try:
        read = json.loads(message)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or not set(read) <= KEYS:
        return None
    if not all(type(value) is int and abs(value) < 10**9 for value in read.values()):
        return None
    return Asked(**read)
