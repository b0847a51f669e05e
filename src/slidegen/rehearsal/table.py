"""A trend as a table for the terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from slidegen.rehearsal.trend import SlideTrend, Trend

TITLE = 36
"""Columns of a title."""


def clock_text(seconds: float) -> str:
    """`1:05`, from an hour on `1:01:05`."""
    whole = int(seconds + 0.5)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def time_text(seconds: float) -> str:
    """As an author writes it in a deck: `45s`, `1m30s`, `2m`."""
    minutes, rest = divmod(int(seconds), 60)
    return (f"{minutes}m" if minutes else "") + (f"{rest}s" if rest or not minutes else "")


def write_table(trend: Trend) -> Iterator[str]:
    """The lines of the table, then what there is to say about the whole."""
    dates = [recording.date.strftime("%Y-%m-%d %H:%M") for recording in trend.recordings]
    several = len(dates) > 1
    head = ["", "slide", "planned", *dates, *(["change"] if several else []), "propose", "written"]
    rows = [head, *(_row(slide, several=several) for slide in trend.slides), _sums(trend, several=several)]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(head))]
    for row in rows:
        yield "  ".join(
            _pad(cell, width, left=column in (1, len(head) - 1))
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
    yield ""
    yield from _conclusions(trend)


def _row(trend: SlideTrend, *, several: bool) -> list[str]:
    slide = trend.slide
    proposal = "" if trend.proposed is None else f"time: {time_text(trend.proposed)}"
    return [
        str(slide.no),
        _cut(slide.title or "—"),
        "–" if trend.planned is None else clock_text(trend.planned),
        *("–" if taken is None else clock_text(taken) for taken in trend.seconds),
        *([_change(trend.seconds)] if several else []),
        "keep" if trend.proposed is not None and trend.proposed == slide.time else proposal,
        slide.place,
    ]


def _sums(trend: Trend, *, several: bool) -> list[str]:
    planned = [slide.planned for slide in trend.slides if slide.planned is not None]
    wholes = [recording.seconds for recording in trend.recordings]
    return [
        "",
        "in all",
        clock_text(sum(planned)) if planned else "–",
        *(clock_text(whole) for whole in wholes),
        *([_change(wholes)] if several else []),
        clock_text(trend.expected),
        "",
    ]


def _change(seconds: Sequence[float | None]) -> str:
    """From the last rehearsal but one to the last."""
    before, now = seconds[-2:]
    if before is None or now is None:
        return ""
    off = int(now + 0.5) - int(before + 0.5)
    return "=" if off == 0 else f"{'▲' if off > 0 else '▼'} {clock_text(abs(off))}"


def _conclusions(trend: Trend) -> Iterator[str]:
    expected, duration = trend.expected, trend.duration
    if duration is None:
        yield f"The talk takes {clock_text(expected)}; the deck has no `duration` to hold it against."
    elif expected > duration:
        late = trend.runs_out_at
        where = f"; it runs out on slide {late.slide.no}" if late else ""
        named = f" ({late.slide.title})" if late and late.slide.title else ""
        off = clock_text(expected - duration)
        yield f"The talk takes {clock_text(expected)}, {off} more than its `duration`{where}{named}."
    elif expected < duration:
        off = clock_text(duration - expected)
        yield f"The talk takes {clock_text(expected)}, {off} less than its `duration`."
    else:
        yield f"The talk takes {clock_text(expected)}, its `duration`."
    never = [str(slide.slide.no) for slide in trend.slides if slide.proposed is None]
    if never:
        yield f"Never rehearsed: slide{'' if len(never) == 1 else 's'} {', '.join(never)}."
    gone = [slide.title or "—" for slide in trend.gone]
    if gone:
        yield f"No longer in the deck: {', '.join(gone)}."


def as_json(trend: Trend) -> dict[str, object]:
    """The same for programs; times in seconds."""
    late = trend.runs_out_at
    return {
        "duration": trend.duration,
        "expected": trend.expected,
        "runsOutAt": late.slide.no if late else None,
        "rehearsals": [
            {
                "file": found.file,
                "title": found.title,
                "date": found.date.isoformat(),
                "seconds": found.seconds,
            }
            for found in trend.recordings
        ],
        "slides": [
            {
                "no": row.slide.no,
                "title": row.slide.title,
                "alias": row.slide.alias,
                "written": row.slide.place,
                "time": row.slide.time,
                "planned": row.planned,
                "seconds": list(row.seconds),
                "proposed": row.proposed,
            }
            for row in trend.slides
        ],
        "gone": [
            {"title": slide.title, "alias": slide.alias, "seconds": slide.seconds} for slide in trend.gone
        ],
    }


def _cut(title: str) -> str:
    shown = " ".join(title.split())
    if _width(shown) <= TITLE:
        return shown
    while _width(shown) > TITLE - 1:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"


def _pad(cell: str, width: int, *, left: bool) -> str:
    room = " " * (width - _width(cell))
    return cell + room if left else room + cell


def _width(text: str) -> int:
    """Columns in a terminal."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)
