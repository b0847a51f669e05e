"""What rehearsals come to: slides found again, times that can be kept."""

from __future__ import annotations

import pytest

from slidegen.core.durations import parse_duration
from slidegen.rehearsal.matching import match_slides
from slidegen.rehearsal.recording import RehearsedSlide
from slidegen.rehearsal.table import clock_text, time_text
from slidegen.rehearsal.trend import round_time, share_time


def slides(*titles: str | None) -> list[RehearsedSlide]:
    """`#demo` is an alias, `=` no title."""
    return [
        RehearsedSlide(
            None if title in (None, "=") else title, title[1:] if title and title[0] == "#" else None, 1
        )
        for title in titles
    ]


@pytest.mark.parametrize(
    ("earlier", "now", "found"),
    [
        (["A", "B", "C"], ["C", "A", "New"], [2, 0, None]),
        (["A", "Demo", "Demo"], ["Demo", "A", "Demo", "Demo"], [1, 0, 2, None]),
        (["A", "="], ["X", "A", "="], [None, 0, 1]),
        (["=", "A"], ["=", "A"], [0, 1]),
        (["A", "=", "B"], ["B", "="], [2, None]),
        (["A", "The resluts", "B"], ["A", "The results", "B"], [0, 1, 2]),
        (["A", "The resluts", "B"], ["A", "Something else", "B"], [0, None, 2]),
        (["A", "The resluts", "B"], ["B", "The results", "A"], [2, None, 0]),
        (["A", "The end"], ["A", "The End"], [0, 1]),
        (["#demo", "X"], ["X", "#demo"], [1, 0]),
        ([], ["A"], [None]),
    ],
)
def test_a_slide_is_found_again(earlier: list[str], now: list[str], found: list[int | None]):
    assert match_slides(slides(*earlier), slides(*now)) == found


@pytest.mark.parametrize(
    ("seconds", "rounded", "written"),
    [
        (0.4, 5, "5s"),
        (12.5, 15, "15s"),
        (58, 60, "1m"),
        (62, 60, "1m"),
        (68, 75, "1m15s"),
        (299, 300, "5m"),
        (320, 330, "5m30s"),
        (1231, 1260, "21m"),
        (3725, 3720, "62m"),
    ],
)
def test_a_proposed_time_is_one_that_can_be_kept_and_read_back(seconds: float, rounded: float, written: str):
    assert round_time(seconds) == rounded
    assert time_text(rounded) == written
    assert parse_duration(written) == rounded


def test_time_is_shared_as_the_page_shares_it():
    assert share_time([None, None], None) is None
    assert share_time([None, 60, None], 300) == [120, 60, 120]
    assert share_time([200, None, 200], 300) == [200, 0, 200]
    assert share_time([600, None], None) == [600, 1200]


def test_a_clock_is_written_with_hours_where_it_has_some():
    assert [clock_text(seconds) for seconds in (0, 64.6, 3725)] == ["0:00", "1:05", "1:02:05"]
