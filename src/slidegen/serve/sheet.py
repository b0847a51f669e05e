"""What a phone shows of a deck: titles, clicks, planned times and notes. The slides stay where they are."""

from __future__ import annotations

from collections.abc import Mapping

from slidegen.bundle import write_alone
from slidegen.core.deck import Deck
from slidegen.core.durations import parse_duration
from slidegen.render import write_nodes


def talk_sheet(deck: Deck, number: int, *, notes: bool) -> Mapping[str, object]:
    """The sheet of build `number`. `notes` is False where the page is made without speaker notes."""
    values = deck.config.values
    return {
        "build": number,
        "title": deck.config.title,
        "lang": deck.config.lang,
        "duration": _seconds(values.get("duration")),
        "timer": str(values.get("timer") or "stopwatch"),
        "slides": [
            {
                "no": slide.no,
                "title": slide.title_text,
                "clicks": slide.clicks,
                "clicksStart": slide.clicks_start,
                "time": _seconds(slide.settings.get("time")),
                "note": write_alone(write_nodes(slide.note)) if notes and slide.note else None,
            }
            for slide in deck.slides
        ],
    }


def _seconds(written: object) -> float | None:
    return None if written is None else parse_duration(written)
