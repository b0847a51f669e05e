"""Decks that were written to break a build: each comes to an end in bounded time and memory, and is told.

The limits are generous (a machine may be slow): without a bound each of these decks would take minutes, all
memory, or the stack.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bounded_builds import DECKS, MANY, PICTURE

SCRIPT = Path(__file__).with_name("bounded_builds.py")
SECONDS = 60.0
MEGABYTES, PEAK = 2_500, 1_000
"""Of addresses, and of memory in use at once."""
TOLD = {
    "a bomb of lists": {"yaml-syntax"},
    "a bomb of maps": {"yaml-syntax"},
    "a map that holds itself": {"yaml-syntax", "wrong-value"},
    "brackets in YAML": {"yaml-syntax"},
    "braces in YAML": {"yaml-syntax"},
    "a wide canvas": {"wrong-value"},
    "boxes in boxes": {"nested-too-deeply"},
    "boxes in boxes on lines": {"nested-too-deeply", "unclosed-tag"},
    "groups in a drawing": {"nested-too-deeply", "unclosed-tag"},
    "asterisks": {"nested-too-deeply"},
    "open comments": {"comment-not-closed", "unclosed-comment"},
    "open tags": {"unfinished-tag"},
    "a formula in braces": {"unreadable-formula"},
    "a formula without end": {"unreadable-formula"},
    "an expression without end": {"vue-fails"},
    "a string without end": {"vue-throws"},
    "blocks of CSS": {"css-block-open", "css-nested-too-deeply"},
    "a million clicks": {"vue-click-cap"},
    "lines past the end": {"range-past-end"},
    "a deck in itself": {"circular-import"},
    "a large picture": {"large-file", "large-page"},
}
"""What is said of a deck; of any other nothing."""


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(MEGABYTES)],
        cwd=tmp_path_factory.mktemp("bounds"),
        env={**os.environ, "SLIDEGEN_CACHE": "off"},
        capture_output=True,
        text=True,
        timeout=SECONDS * 20,
        check=False,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"after {rows[-1:]}: {done.stderr[-2000:]}"
    return {row["name"]: row for row in rows}


@pytest.mark.parametrize("name", DECKS)
def test_a_deck_that_was_written_to_break_a_build_is_built(name: str, builds: dict[str, dict[str, float]]):
    build = builds[name]
    assert set(build["codes"]) == TOLD.get(name, set())
    assert build["seconds"] < SECONDS
    assert build["told"] < 2_000_000, "what is said of a long line does not repeat the line each time"


def test_ten_thousand_slides_are_ten_thousand_slides(builds: dict[str, dict[str, float]]):
    assert builds["many slides"]["slides"] == MANY


def test_a_picture_of_50_mb_is_in_the_page_once(builds: dict[str, dict[str, float]]):
    assert PICTURE * 4 / 3 < builds["a large picture"]["page"] < PICTURE * 4 / 3 + 1_000_000


def test_no_deck_takes_all_memory(builds: dict[str, dict[str, float]]):
    assert builds[""]["peak"] / 1024 < PEAK
