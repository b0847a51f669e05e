"""Several rehearsals against the deck as it is now: what each slide took, and what to plan for it.

In:  the slides of the deck, its `duration`, recordings in the order of their dates.
Out: `Trend`. All times are in seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from slidegen.core.records import record
from slidegen.rehearsal.matching import match_slides
from slidegen.rehearsal.recording import Recording, RehearsedSlide

LATEST = 3
"""So many of the last rehearsals of a slide say how long it takes: earlier ones were of another talk."""
STEPS = ((60, 5), (300, 15), (1200, 30))
"""Below so many seconds, times are multiples of so many: nobody keeps to 1:37."""
LONG_STEP = 60
DURATION = 30 * 60
"""Slidev's, where an author says nothing."""


@record
class PlannedSlide:
    """A slide of the deck."""

    no: int
    """1-based."""
    title: str | None
    """Plain text."""
    alias: str | None
    time: float | None
    """Its `time:`."""
    place: str
    """`path:line`, where it is written."""


@record
class SlideTrend:
    """What became of a slide."""

    slide: PlannedSlide
    planned: float | None
    """Its `time:`, or its share of what the others leave; None where the author planned nothing."""
    seconds: tuple[float | None, ...]
    """In each rehearsal; None: it was not shown, or not there yet."""
    proposed: float | None
    """A `time:` for it; None where it was never rehearsed."""

    @property
    def expected(self) -> float:
        """What it adds to the talk."""
        return self.proposed if self.proposed is not None else (self.planned or 0)


@record
class Trend:
    """What became of the talk."""

    recordings: tuple[Recording, ...]
    slides: tuple[SlideTrend, ...]
    duration: float | None
    gone: tuple[RehearsedSlide, ...]
    """Slides of the last rehearsal that the deck has no more."""
    strangers: tuple[Recording, ...]
    """Rehearsals without one slide of this deck."""

    @property
    def expected(self) -> float:
        """How long the talk takes with what is proposed."""
        return sum(slide.expected for slide in self.slides)

    @property
    def runs_out_at(self) -> SlideTrend | None:
        """The slide during which `duration` is over."""
        spent = 0.0
        for slide in self.slides:
            spent += slide.expected
            if self.duration is not None and spent > self.duration:
                return slide
        return None


def find_trend(
    slides: Sequence[PlannedSlide], duration: float | None, recordings: Sequence[Recording]
) -> Trend:
    """What the `recordings`, earliest first, say of `slides`."""
    matches = [match_slides(recording.slides, slides) for recording in recordings]
    planned = share_time([slide.time for slide in slides], duration)
    rows = []
    for index, slide in enumerate(slides):
        seconds = tuple(
            _seconds(recording, match[index]) for recording, match in zip(recordings, matches, strict=True)
        )
        rows.append(SlideTrend(slide, planned[index] if planned else None, seconds, _propose(seconds)))
    known = {at for at in matches[-1] if at is not None} if matches else set()
    gone = [slide for at, slide in enumerate(recordings[-1].slides) if at not in known] if recordings else []
    strangers = [
        recording for recording, match in zip(recordings, matches, strict=True) if set(match) == {None}
    ]
    return Trend(tuple(recordings), tuple(rows), duration, tuple(gone), tuple(strangers))


def share_time(times: Sequence[float | None], duration: float | None) -> list[float] | None:
    """What each slide has: its own time, or a share of what is left (as plan.js has it)."""
    timed = [time for time in times if time is not None]
    if duration is None and not timed:
        return None
    left = max(0.0, (DURATION if duration is None else duration) - sum(timed))
    share = left / max(1, len(times) - len(timed))
    return [share if time is None else time for time in times]


def round_time(seconds: float) -> float:
    """A time that one can keep to: 5 s at least, then coarser the longer it is."""
    step = next((step for below, step in STEPS if seconds < below), LONG_STEP)
    return float(max(step, int(seconds / step + 0.5) * step))


def _seconds(recording: Recording, at: int | None) -> float | None:
    return None if at is None else recording.slides[at].seconds or None


def _propose(seconds: Sequence[float | None]) -> float | None:
    taken = [taken for taken in seconds if taken is not None][-LATEST:]
    return round_time(median(taken)) if taken else None
