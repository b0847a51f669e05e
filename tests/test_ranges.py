import pytest
from spec_fixtures import each_fixture

from slidegen.core.durations import parse_duration
from slidegen.core.ranges import is_range, named_numbers, parse_range
from slidegen.core.settings import parse_ratio


@each_fixture("ranges")
def test_a_range_names_numbers(fixture, expect):
    rows = []
    for line in fixture.input.splitlines():
        total, _, text = line.partition(" ")
        rows.append(f"{parse_range(int(total), text)}{'' if is_range(text) else ' ?'}")
    expect(fixture, "\n".join(rows))


def test_numbers_above_the_total_can_be_asked_for():
    assert named_numbers(3, "2-5,9") == [2, 3, 4, 5, 9]


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("16/9", 1.7778),
        ("4:3", 1.3333),
        ("1x1", 1),
        ("1.5", 1.5),
        ("16|9", 1.7778),
        ("3 / 2", 1.5),
        (1.6, 1.6),
        ("abc", None),
        ("16/", None),
        ("4/0", None),
        (0, None),
        (-1, None),
        (True, None),
        (None, None),
    ],
)
def test_an_aspect_ratio_is_width_by_height(text, ratio):
    found = parse_ratio(text)
    assert (found and round(found, 4)) == ratio


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (90, 90),
        ("90", 90),
        ("10:30", 630),
        ("10:50.1", 650.1),
        ("1:05:00", 3900),
        ("30min", 1800),
        ("10.5m3s", 633),
        ("1h 20min", 4800),
        ("2 hours", 7200),
        ("+5m", 300),
        ("1 day 1hr", 90_000),
        ("1month", 2_592_000),
        ("soon", None),
        ("5 parsecs", None),
        ("1h:30", None),
        ("5m and more", None),
        ("", None),
        (True, None),
        ([5], None),
    ],
)
def test_a_duration_is_seconds(text, seconds):
    assert parse_duration(text) == seconds
