"""`slidegen reference [TOPIC|NAME]`: what a deck can say, as text of 80 columns or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from slidegen.core.diagnostics import did_you_mean
from slidegen.reference.entries import Entry
from slidegen.reference.topics import TOPICS, all_entries
from slidegen.terminal import MISUSED, OK, refuse, say

COLUMNS = 80
_SCOPES = {"headmatter": ("of the deck",), "frontmatter": ("of a slide", "or a slide")}
"""Parts of the settings → how their kinds end or what is in them."""


def print_reference(typed: str | None, *, as_json: bool) -> int:
    """Print the topics, one of them, or all that there is of one name; the exit status."""
    entries = all_entries()
    if typed is None:
        chosen, lines = list(entries), list(_overview(entries))
    else:
        topic, named = _topic(typed, entries), [one for one in entries if _fold(one.name) == _fold(typed)]
        if not topic and not named:
            return refuse(_unknown(typed, entries), MISUSED)
        chosen = [*topic, *(one for one in named if one not in topic)]
        lines = [
            *_listed(topic),
            *_details(named if not topic else [one for one in named if one not in topic]),
        ]
    say(_as_json(chosen) if as_json else "\n".join(lines).strip("\n"))
    return OK


def _fold(name: str) -> str:
    """`<VClicks>`, `v-clicks` and `vclicks` are one name."""
    return name.strip("<>/ :`").replace("-", "").lower()


def _topic(typed: str, entries: Iterable[Entry]) -> list[Entry]:
    ends = _SCOPES.get(typed.lower())
    if ends is not None:
        return [one for one in entries if one.topic == "settings" and any(end in one.kind for end in ends)]
    return [one for one in entries if one.topic == typed.lower()]


def _unknown(typed: str, entries: Iterable[Entry]) -> str:
    near = did_you_mean(typed.strip("<>/ :`"), [*TOPICS, *_SCOPES, *(one.name for one in entries)])
    hint = f"did you mean `{near}`?" if near else "`slidegen reference` lists what there is"
    return f"there is no `{typed}` in the reference; {hint}"


def _overview(entries: Sequence[Entry]) -> Iterator[str]:
    yield "`slidegen reference TOPIC` lists a topic, `slidegen reference NAME` tells all."
    for topic, about in TOPICS.items():
        yield ""
        yield from _wrapped(f"{topic}: {about}", "")
        names = "  ".join(one.name for one in entries if one.topic == topic)
        yield from _wrapped(names, "  ")


def _listed(entries: Sequence[Entry]) -> Iterator[str]:
    """Entries of one topic, a line or two each."""
    if not entries:
        return
    yield from _wrapped(TOPICS[entries[0].topic], "")
    kind = entries[0].kind if entries[0].topic != "settings" else ""
    for one in entries:
        if one.kind != kind:
            kind = one.kind
            yield from ("", kind.replace("a setting", "Settings"))
        yield ""
        yield from _wrapped(f"{one.name}  {one.brief}" if one.brief else one.name, "  ", "      ")
        yield from _wrapped(one.summary, "      ")


def _details(entries: Iterable[Entry]) -> Iterator[str]:
    for one in entries:
        yield ""
        yield f"{one.name}: {one.kind}"
        yield ""
        yield from _wrapped(one.summary, "")
        width = max((len(label) for label, _ in one.facts), default=0)
        yield from [""] if one.facts else []
        for label, value in one.facts:
            yield from _wrapped(f"{label:{width}}  {value}", "  ", " " * (width + 4))
        for part in one.text.split("\n\n") if one.text else ():
            yield ""
            yield from part.split("\n") if part.startswith("    ") else _wrapped(part, "")


def _wrapped(text: str, indent: str, later: str | None = None) -> list[str]:
    return wrap(
        text,
        COLUMNS,
        initial_indent=indent,
        subsequent_indent=indent if later is None else later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _as_json(entries: Iterable[Entry]) -> str:
    rows = [
        {
            "topic": one.topic,
            "name": one.name,
            "kind": one.kind,
            "summary": one.summary.replace("\n", " "),
            "facts": dict(one.facts),
            "text": one.text,
        }
        for one in entries
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
