"""`slidegen rehearsal`: the trend over saved rehearsals, what it proposes, and files that are none."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from command import Command

from slidegen.rehearsal.command import split_typed

DECK = """---
title: Talk
duration: 5min
time: 1min
---

# Cover

---
routeAlias: demo
---

# Live demo

---

# Results

---

# Thanks
"""
FIRST, SECOND = "2026-11-20T10:00:00.000Z", "2026-11-21T09:30:00.000Z"


def rehearsal(date: str, *slides: tuple[str | None, str | None, float], **more: object) -> str:
    """A file as the page saves it; a slide is (title, alias, seconds)."""
    rows = [
        {
            "no": no,
            "title": title,
            "alias": alias,
            "planned": None,
            "seconds": seconds,
            "words": 0,
            "clicks": [{"click": 0, "seconds": seconds}] if seconds else [],
        }
        for no, (title, alias, seconds) in enumerate(slides, 1)
    ]
    whole = sum(seconds for _, _, seconds in slides)
    found = {"slidegen": "rehearsal", "version": 1, "title": "Talk", "date": date, "duration": None}
    return json.dumps({**found, "seconds": whole, "slides": rows, **more})


def local(date: str) -> str:
    return datetime.fromisoformat(date).astimezone().strftime("%Y-%m-%d %H:%M")


@pytest.fixture
def rehearsed(slidegen: Command) -> Command:
    """A deck, and two rehearsals of it; the first one was of a deck with another order and other titles."""
    slidegen.write("slides.md", DECK)
    first = [("Thanks", None, 4), ("Demo of old", "demo", 100), ("Talk", None, 71.4), ("Dropped", None, 9)]
    slidegen.write("one.json", rehearsal(FIRST, *first))
    slidegen.write(
        "two.json", rehearsal(SECOND, ("Talk", None, 59), ("Live demo", "demo", 163.2), ("Results", None, 0))
    )
    return slidegen


def test_the_trend_is_a_table_of_the_slides_as_they_are_now(rehearsed: Command):
    done = rehearsed("rehearsal", "two.json", "one.json", "slides.md")
    assert (done.status, done.err) == (0, "")
    one, two = local(FIRST), local(SECOND)
    assert done.text.splitlines() == [
        f"   slide      planned  {one}  {two}  change      propose  written",
        "1  Talk          1:00              1:11              0:59  ▼ 0:12         keep  slides.md:1",
        "2  Live demo     1:20              1:40              2:43  ▲ 1:03  time: 2m15s  slides.md:9",
        "3  Results       1:20                 –                 –                       slides.md:17",
        "4  Thanks        1:20              0:04                 –             time: 5s  slides.md:21",
        "   in all        5:00              3:04              3:42  ▲ 0:38         4:40",
        "",
        "The talk takes 4:40, 0:20 less than its `duration`.",
        "Never rehearsed: slide 3.",
    ]


def test_the_trend_as_json_has_the_same(rehearsed: Command):
    done = rehearsed("rehearsal", "one.json", "two.json", "slides.md", "--json")
    found = json.loads(done.text)
    assert [(row["file"], row["seconds"]) for row in found["rehearsals"]] == [
        ("one.json", 184.4),
        ("two.json", 222.2),
    ]
    assert found["slides"][1] == {
        "no": 2,
        "title": "Live demo",
        "alias": "demo",
        "written": "slides.md:9",
        "time": None,
        "planned": 80,
        "seconds": [100, 163.2],
        "proposed": 135,
    }
    assert (found["duration"], found["expected"], found["runsOutAt"]) == (300, 280, None)
    assert found["gone"] == []


def test_a_talk_that_is_too_long_names_the_slide_on_which_time_runs_out(slidegen: Command):
    slidegen.write("slides.md", DECK.replace("duration: 5min", "duration: 2min"))
    slidegen.write(
        "one.json", rehearsal(FIRST, ("Talk", None, 60), ("Live demo", "demo", 90), ("Gone", None, 5))
    )
    done = slidegen("rehearsal", "one.json")
    assert (
        "The talk takes 3:10, 1:10 more than its `duration`; it runs out on slide 2 (Live demo)." in done.text
    )
    assert "Never rehearsed: slides 3, 4." in done.text
    assert "No longer in the deck: Gone." in done.text
    assert "keep" in done.text.splitlines()[1]


def test_a_deck_without_a_duration_has_nothing_to_hold_it_against(slidegen: Command):
    slidegen.write("talk.md", "# One\n\n---\n\n# Two\n")
    slidegen.write("one.json", rehearsal(FIRST, ("One", None, 600), ("Two", None, 3700)))
    done = slidegen("rehearsal", "one.json", "talk.md")
    assert done.text.splitlines()[-1] == (
        "The talk takes 1:12:00; the deck has no `duration` to hold it against."
    )
    assert "time: 62m" in done.text


def test_titles_of_wide_signs_stand_in_their_column(slidegen: Command):
    slidegen.write("talk.md", "# 注意力机制\n\n---\n\n# " + "long " * 20 + "\n")
    slidegen.write("one.json", rehearsal(FIRST, ("注意力机制", None, 61), ("Two", None, 2)))
    head, wide, long, *_ = slidegen("rehearsal", "one.json", "talk.md").text.splitlines()
    assert wide.index("talk.md:1") + len("注意力机制") == head.index("written")
    assert "long long long long long long long…" in long


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"# Not JSON", "is no rehearsal: not JSON: Expecting value (line 1, col 1)"),
        (b"[]", 'is no rehearsal: not a rehearsal: there is no `"slidegen": "rehearsal"` in it'),
        (b"\xff\xfe", "is not a rehearsal: it is not UTF-8 text"),
        (b"[" * 100_000, "is no rehearsal: not JSON that can be read: nested too deep, or a number too long"),
        (b"9" * 5_000, "is no rehearsal: not JSON that can be read: nested too deep, or a number too long"),
    ],
)
def test_a_file_that_is_no_rehearsal_is_named_with_what_is_wrong(
    slidegen: Command, text: bytes, problem: str
):
    slidegen.write("slides.md", DECK)
    slidegen.write("bad.json", text)
    done = slidegen("rehearsal", "bad.json", "slides.md")
    assert (done.status, done.text) == (2, "")
    assert done.err == f"slidegen: bad.json {problem}\n"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"version": 2}, "`version` is 2; this slidegen reads version 1"),
        ({"title": 7}, "`title` is not text"),
        ({"date": "yesterday"}, "`date` is not a date such as 2026-11-23T10:00:00Z"),
        ({"seconds": -1}, "`seconds` is not a number of seconds"),
        ({"seconds": float("nan")}, "`seconds` is not a number of seconds"),
        ({"seconds": True}, "`seconds` is not a number of seconds"),
        ({"slides": {}}, "`slides` is not a list"),
        ({"slides": [3]}, "`slides[0]` is not an object"),
        ({"slides": [{"title": "A", "alias": None}]}, "`slides[0].seconds` is not there"),
        ({"slides": [{"title": [], "alias": None, "seconds": 1}]}, "`slides[0].title` is not text or null"),
    ],
)
def test_a_rehearsal_that_is_broken_says_where(slidegen: Command, change: dict[str, Any], problem: str):
    slidegen.write("slides.md", DECK)
    slidegen.write("bad.json", json.dumps(json.loads(rehearsal(FIRST, ("Talk", None, 3))) | change))
    done = slidegen("rehearsal", "bad.json", "slides.md")
    assert (done.status, done.text) == (2, "")
    assert done.err == f"slidegen: bad.json is no rehearsal: {problem}\n"


def test_every_wrong_file_is_named_in_one_run(slidegen: Command):
    slidegen.write("slides.md", DECK)
    slidegen.write("a.json", "{}")
    slidegen.write("b.json", "")
    done = slidegen("rehearsal", "a.json", "b.json", "gone.json", "slides.md")
    assert done.status == 2
    assert [line.split()[1] for line in done.err.splitlines()] == ["a.json", "b.json", "gone.json"]


def test_a_rehearsal_of_another_deck_is_an_error(slidegen: Command):
    slidegen.write("slides.md", DECK)
    slidegen.write("other.json", rehearsal(FIRST, ("Elsewhere", None, 3), title="Other talk"))
    done = slidegen("rehearsal", "other.json")
    assert (done.status, done.text) == (2, "")
    assert done.err == ("slidegen: other.json is of another deck, `Other talk`: none of its slides is here\n")


def test_a_command_without_a_rehearsal_says_what_it_wants(slidegen: Command):
    slidegen.write("slides.md", DECK)
    done = slidegen("rehearsal", "slides.md")
    assert done.err == "slidegen: rehearsal wants a file that `#/rehearse` saved\n"
    assert done.status == 2


@pytest.mark.parametrize(
    ("typed", "files", "deck"),
    [
        (["a.json", "b.json", "talk.md"], ["a.json", "b.json"], "talk.md"),
        (["a.json"], ["a.json"], None),
        (["talk.md", "a.json"], ["a.json"], "talk.md"),
        (["saved.txt", "talk.md"], ["saved.txt"], "talk.md"),
        (["a.json", "decks"], ["a.json"], "decks"),
        ([], [], None),
    ],
)
def test_what_was_typed_is_rehearsals_and_a_deck(typed: list[str], files: list[str], deck: str | None):
    found, named = split_typed([Path(name) for name in typed])
    assert [path.name for path in found] == files
    assert (named and named.name) == deck


def test_only_the_last_rehearsals_say_how_long_a_slide_takes(slidegen: Command):
    slidegen.write("slides.md", "# One\n\n---\n\n# Two\n")
    for day, seconds in enumerate((600, 100, 110, 120), 1):
        date = f"2026-11-0{day}T10:00:00Z"
        slidegen.write(f"{day}.json", rehearsal(date, ("One", None, seconds), ("Two", None, 10)))
    done = slidegen("rehearsal", "1.json", "2.json", "3.json", "4.json", "--json")
    assert json.loads(done.text)["slides"][0]["proposed"] == 105
